"""The desk over a real database, as a signed-in person meets it through Flask's own client."""

import re
from dataclasses import dataclass, field
from itertools import count

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from moderation.desk.administer import NewUser, add_forum, add_source, add_user
from moderation.desk.examine import examine
from moderation.desk.limits import Limits
from moderation.desk.receive import receive
from moderation.model import Format, Post, Role
from moderation.ports.delivery import Delivery, Event
from moderation.web import create_app
from moderation.wiring import Service

ARTICLE = (
    "Le poste de la vallée haute a rouvert mardi matin après onze semaines de fermeture complète. "
    "Une soixantaine de camions attendaient de part et d'autre, chargés de dattes et de ciment. "
    "Les douaniers ont fait passer les vivres d'abord, sous les yeux des gendarmes venus de la ville. "
    "Aucun transporteur n'avait été blessé, mais les assureurs s'étaient retirés dans la semaine."
)
TWICE = f"{ARTICLE}\n\n{ARTICLE}"  # opens a case: it repeats itself
CALL = "Rejoignez les rangs de Daech, frères, prenez les armes avec eux, qu'Allah leur donne la victoire."
TOKEN = re.compile(r'name="csrf_token" value="([0-9a-f]+)"')
VERSION = re.compile(r'name="version" value="(\d+)"')
_numbers = count(1)


@dataclass
class Desk:
    """A service with one forum, and browsers for its people."""

    own: Service
    users: dict[str, NewUser] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.app = create_app(self.own)
        self.add_forum("demo")

    def add_forum(self, name: str) -> None:
        add_forum(self.own.store, name=name, kind="generic", secret="whsec_c2VjcmV0")

    def add_source(self) -> None:
        add_source(self.own.store, text=ARTICLE, url="https://gazette.example/a", title="La vallée rouverte")

    def add_user(self, name: str, role: Role = Role.MODERATOR, *forums: str) -> NewUser:
        if name not in self.users:
            self.users[name] = add_user(self.own.store, name=name, role=role, forums=forums)
        return self.users[name]

    def receive(self, body: str, form: Format = Format.TEXT, forum: str = "demo", **more: str) -> None:
        """Store a post and examine it."""
        number = f"p{next(_numbers)}"
        post = Post(**{"id": number, "body": body, "format": form, **more})
        with self.own.store.read() as tx:
            into = tx.forums.get(forum)
        sent = Delivery(event=Event.POSTED, delivery_id=number, post=post, external_id=post.id, sent_at=None)
        receive(self.own.store, into, sent, b"")
        while examine(self.own.store, self.own.bell, [], Limits()):
            pass

    def browser(self, name: str = "amina", role: Role = Role.MODERATOR, *forums: str) -> "Browser":
        """Give a browser in which a person has signed in."""
        user = self.add_user(name, role, *forums)
        browser = Browser(self.app.test_client())
        answer = browser.client.post("/login", data={"name": name, "password": user.password})
        assert answer.status_code == 303
        return browser


@dataclass
class Browser:
    """A browser that asks for pages, and sends the forms that it finds on them."""

    client: FlaskClient

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers={"Accept": "text/html", **headers})

    def post(self, path: str, found_on: str = "/", **data: object) -> TestResponse:
        """Send a form with the token of the page that it stands on."""
        (token, *_) = TOKEN.findall(self.get(found_on).text)
        return self.client.post(path, data={"csrf_token": token, **data}, headers={"Accept": "text/html"})

    def decide(self, case: int, action: str, **data: object) -> TestResponse:
        """Send the bar of a case as it stands on its page."""
        page = f"/cases/{case}"
        version = VERSION.findall(self.get(page).text)
        data = {"version": version[0] if version else "", "action": action, **data}
        return self.post(f"{page}/decisions", page, **data)
