"""What a web server calls: gunicorn asks for `application`."""

from __future__ import annotations

import os

from thidua.web.application import application_for
from thidua.web.env import read_env

application = application_for(read_env(os.environ))
