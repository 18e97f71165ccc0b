"""Django's settings: safe by default, SQLite unless a database is named."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from thidua.core.evidence.limits import Limits
from thidua.web.database import database_settings
from thidua.web.env import read_env

ENV = read_env(os.environ)
PACKAGE = Path(__file__).resolve().parent.parent

HOME = ENV.home
PORT = ENV.port
DEBUG = ENV.debug
# Without a kept key each process has its own: enough for commands and tests; wsgi.py refuses it.
SECRET_KEY = ENV.secret_key or secrets.token_urlsafe(50)
ALLOWED_HOSTS = list(ENV.hosts)
OWN_NAMES = ["127.0.0.1", "localhost", "[::1]"]  # a demo is served under no other

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "thidua.ui",
    "thidua.apps.ledger",
    "thidua.apps.people",
    "thidua.apps.tokens",
    "thidua.apps.units",
    "thidua.apps.years",
    "thidua.apps.evidence",
    "thidua.apps.scoring",
    "thidua.apps.targets",
    "thidua.apps.review",
    "thidua.apps.appraisal",
    "thidua.apps.notices",
    "thidua.apps.publication",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "thidua.web.middleware.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "thidua.web.middleware.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "thidua.web.middleware.idle.IdleEnds",
    "thidua.web.middleware.actor.KnownActor",
    "thidua.web.middleware.refusals.RefusalPages",
]
CSRF_FAILURE_VIEW = "thidua.web.error_pages.stale_form"

ROOT_URLCONF = "thidua.web.urls"
WSGI_APPLICATION = "thidua.web.wsgi.application"
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["thidua.apps.people.backend.PasswordBackend"]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]


DATABASES = {"default": database_settings(ENV.database, home=ENV.home)}
EVIDENCE_FOLDER = ENV.home / "minh-chung"
EVIDENCE_LIMITS = Limits()
FILE_UPLOAD_HANDLERS = [
    "thidua.web.uploads.NoLargerThanEvidence",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
LOCALE_PATHS = [PACKAGE / "ui" / "locale"]

STATIC_URL = "/static/"
WHITENOISE_IMMUTABLE_FILE_TEST = r"."  # pages name each file by its content, see ui/templatetags
WHITENOISE_USE_FINDERS = True  # served from the package: no step between checkout and start
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
SESSION_ENGINE = "thidua.web.sessions"
SESSION_COOKIE_AGE = 1800  # seconds without a page; see middleware/idle.py
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = ENV.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.https else None
SECURE_SSL_REDIRECT = ENV.https
SECURE_HSTS_SECONDS = 31_536_000 if ENV.https else 0
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "thidua.web.logs.WithoutValues",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        },
    },
    "handlers": {"stderr": {"class": "thidua.web.logs.StandardError", "formatter": "plain"}},
    "loggers": {
        "thidua": {"handlers": ["stderr"], "level": "INFO"},
        "django": {"handlers": ["stderr"], "level": "ERROR"},
        # Each fault stands under its code in thidua.faults already.
        "django.request": {"level": "CRITICAL"},
    },
}
