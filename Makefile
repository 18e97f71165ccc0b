# The commands of this house. `make run` and `make test` need nothing but Python 3.11 or newer.

PORT ?= $(or $(THIDUA_PORT),8000)
PYTHON_HERE = .venv/bin/python
RUN = $(PYTHON_HERE) -m
ON_POSTGRESQL = $(PYTHON_HERE) tools/with_postgresql.py
# What touches the database, and therefore runs on both.
DATABASE_TESTS = tests/web tests/api tests/apps tests/pages tests/cli tests/journeys
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help run test check core mutants bench pictures gallery lock locale format set-up set-up-dev

help:  ## list these commands
	@sed -n 's/^\([a-z-]*\):.*  ## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

set-up:  ## make .venv with what the product needs
	@tools/with-python tools/set_up.py requirements.lock

set-up-dev:  ## make .venv with what its makers need as well
	@tools/with-python tools/set_up.py requirements-dev.lock

run: set-up  ## set up, load the demo block if the database is empty, serve on 127.0.0.1:8000 (PORT=…)
	@exec $(RUN) thidua.cli serve --port $(PORT)

test: set-up-dev  ## every test: what touches the database on PostgreSQL, then everything on SQLite
	@rm -f .coverage
	$(ON_POSTGRESQL) -m pytest -n $(JOBS) $(DATABASE_TESTS) --cov --cov-report= --cov-fail-under=0
	$(RUN) pytest -n $(JOBS) --cov --cov-append --cov-report=term-missing:skip-covered

check: set-up-dev  ## style, types, import contracts, templates, migrations
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	.venv/bin/lint-imports
	.venv/bin/djangofmt --check src
	.venv/bin/djangofmt check src
	$(RUN) django makemigrations --check --dry-run --settings thidua.web.settings

format: set-up-dev  ## put code and templates in their form
	$(RUN) ruff format
	$(RUN) ruff check --fix
	.venv/bin/djangofmt src

core: set-up-dev  ## the rules alone, in seconds
	$(RUN) pytest -n $(JOBS) tests/core

mutants: set-up-dev  ## change the rules in every small way; each change must fail a test
	$(PYTHON_HERE) tools/mutants.py $(ONLY)

bench: set-up-dev  ## every speed promised, as ratios of one run
	$(RUN) benchmarks

pictures: set-up-dev  ## take the pictures of the manual and the README anew
	PYTHONPATH=src:. $(PYTHON_HERE) tools/pictures.py

gallery: set-up-dev  ## write the manual's gallery of rules anew
	PYTHONPATH=src $(PYTHON_HERE) tools/gallery.py

lock: set-up-dev  ## pin exact versions with hashes, naming no address
	$(PYTHON_HERE) tools/lock.py

locale: set-up-dev  ## gather what pages say in Vietnamese, tell what has no English yet
	@$(PYTHON_HERE) tools/catalogue.py
