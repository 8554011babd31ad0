"""The web: webhooks in, the desk and its API out; thin views over the desk's verbs."""

from flask import Flask

from moderation.web import api, ops, pages, problems, webhook
from moderation.wiring import Service

LARGEST_BODY = 1024 * 1024  # bytes of a webhook or a form


def create_app(service: Service) -> Flask:
    """Give the WSGI application of a service."""
    app = Flask(__name__, static_folder="static", static_url_path="/static")
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        SECRET_KEY=service.key,
        TRAP_HTTP_EXCEPTIONS=False,
    )
    app.json.sort_keys = False  # type: ignore[attr-defined]  # Flask's own provider has it
    app.extensions["moderation"] = service
    for part in (problems, webhook, ops, api, pages):
        part.register(app)
    return app
