"""The application as the server loads it."""

from moderation import observe
from moderation.settings import load
from moderation.supervise.parent import follow_server
from moderation.web import create_app
from moderation.wiring import Service

follow_server()
_settings = load()
observe.configure(role="web", form=_settings.log_format)
app = create_app(Service(_settings))
