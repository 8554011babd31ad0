"""The application as the server loads it."""

import signal

from moderation import observe
from moderation.settings import load
from moderation.supervise.parent import follow_parent
from moderation.web import create_app
from moderation.wiring import Service

follow_parent(signal.SIGKILL)
_settings = load()
observe.configure(role="web", form=_settings.log_format)
app = create_app(Service(_settings))
