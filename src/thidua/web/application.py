"""A web server is let in only with a secret key that is kept."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from thidua.web.env import Env


def application_for(env: Env) -> WSGIHandler:
    """Return the application; without a kept key each process would forget everyone's log-in."""
    if not env.secret_key:
        message = (
            "Thiếu khóa bí mật: đặt THIDUA_SECRET_KEY hoặc chạy thidua serve một lần. / "
            "No secret key: set THIDUA_SECRET_KEY or run thidua serve once."
        )
        raise ImproperlyConfigured(message)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.web.settings")
    return get_wsgi_application()
