"""`moderation forums`: what it prints is relied on outside; what is wrong is said in one sentence."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from moderation.forums.mock import MockForum, make_mock_server
from moderation.model import Post
from moderation.wiring import Service
from tests.integration.cli.conftest import ask, error, run, work

NOW = datetime(2026, 3, 1, 10, tzinfo=UTC)
Write = Callable[[str], str]


def test_add_makes_a_secret_and_names_the_webhook() -> None:
    made = ask("forums", "add", "agora", "--kind", "generic")
    assert made["id"] == "1"
    assert made["webhook"] == "/webhooks/agora"
    assert made["secret"].startswith("whsec_")


def test_add_takes_the_secret_of_a_file(secret_file: Write) -> None:
    file = secret_file("whsec_dGhpcyBpcyBhIHNlY3JldA==\n")
    made = ask("forums", "add", "agora", "--kind", "generic", "--secret-file", file)
    assert made["secret"] == "whsec_dGhpcyBpcyBhIHNlY3JldA=="


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["agora", "--kind", "phpbb"], 2, "'phpbb' is not one of", id="a kind that there is not"),
        pytest.param(["agora"], 2, "Missing option '--kind'", id="no kind"),
        pytest.param(["a/b", "--kind", "generic"], 1, "name: 'a/b' must be", id="a name that is no path"),
        pytest.param(
            ["agora", "--kind", "generic", "--url", "ftp://f.example"], 2, "no http:// or https://", id="ftp"
        ),
        pytest.param(["agora", "--kind", "generic", "--url", "forum"], 2, "no http:// or", id="no address"),
        pytest.param(
            ["agora", "--kind", "generic", "--secret-file", "none.txt"], 2, "none.txt", id="no such file"
        ),
        pytest.param(
            ["agora", "--kind", "generic", "--language", "de"], 2, "'de' is not one of", id="German"
        ),
        pytest.param(["demo", "--kind", "generic"], 1, "a forum named demo exists already", id="taken"),
    ],
)
@pytest.mark.usefixtures("service")
def test_a_bad_forum_is_refused(words: list[str], code: int, said: str) -> None:
    assert said in error("forums", "add", *words, code=code)
    assert [each["name"] for each in ask("forums", "list")["items"]] == ["demo"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "is empty", id="empty"),
        pytest.param(" \n", "is empty", id="blank"),
        pytest.param("hunter 2", "whsec_", id="not of this kind"),
    ],
)
def test_a_bad_secret_is_refused(secret_file: Write, text: str, said: str) -> None:
    words = ["forums", "add", "agora", "--kind", "generic", "--secret-file", secret_file(text)]
    assert said in error(*words)


def test_this_machine_may_be_a_forum() -> None:
    ask("forums", "add", "agora", "--kind", "generic", "--url", "http://127.0.0.1:9/decisions")
    assert ask("forums", "list")["items"][0]["url"] == "http://127.0.0.1:9/decisions"


def test_no_list_shows_a_key(secret_file: Write) -> None:
    words = ["forums", "add", "agora", "--kind", "discourse", "--url", "https://f.example"]
    made = ask(*words, "--api-key-file", secret_file("a-key-of-a-forum"))
    shown = run("forums", "list", "--json").stdout + run("forums", "list").stdout
    assert "a-key-of-a-forum" not in shown
    assert made["secret"] not in shown
    assert ask("forums", "list")["items"][0]["api_key"] is True


def test_rotation_keeps_the_old_secret_for_a_while(service: Service) -> None:
    new = ask("forums", "rotate-secret", "demo")["secret"]
    with service.store.read() as tx:
        live = tx.forums.secrets(tx.forums.get("demo").id)
    assert live[0] == new
    assert len(live) == 2


def test_an_unknown_forum_is_answered_with_the_nearest(service: Service) -> None:
    for verb in ("rotate-secret", "test", "pull"):
        assert "did you mean demo?" in error("forums", verb, "demmo")
    assert service.settings.port


def test_json_may_stand_anywhere() -> None:
    ask("forums", "add", "agora", "--kind", "generic")
    wanted = ask("forums", "list")
    for words in (["--json", "forums", "list"], ["forums", "--json", "list"]):
        assert run(*words).stdout == run("forums", "list", "--json").stdout
    assert [run("forums", "list", "--format", "jsonl").stdout.count("\n")] == [len(wanted["items"])]


def test_a_ping_is_answered_and_nothing_is_stored(web: str) -> None:
    told = ask("forums", "test", "demo")
    assert told == {"status": 200, "answer": {"ping": "pong"}, "url": f"{web}/webhooks/demo"}


def test_an_example_post_is_stored(web: str, service: Service) -> None:
    told = ask("forums", "test", "demo", "--post", "--to", web)
    assert told["status"] == 202
    with service.store.read() as tx:
        assert tx.posts.get(int(told["answer"]["post"])).forum == tx.forums.get("demo").id


def test_a_service_with_another_key_refuses(web: str, folder: Path) -> None:
    # The forum there has another secret than the one stored here.
    ask("forums", "add", "agora", "--kind", "generic")
    assert folder.exists()
    told = ask("forums", "test", "agora", "--to", f"{web}/elsewhere", code=1)
    assert told["status"] == 404


@pytest.mark.usefixtures("service")
def test_without_a_service_the_test_says_how_to_start_it() -> None:
    assert "moderation up" in error("forums", "test", "demo", "--to", "http://127.0.0.1:9")


@pytest.fixture
def discourse(secret_file: Write, service: Service) -> Iterator[MockForum]:
    """Give a Discourse forum that holds three posts, added here under the name of place."""
    assert service.settings.attempts
    forum = MockForum()
    server = make_mock_server(forum)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}"
    words = ["forums", "add", "place", "--kind", "discourse", "--url", url]
    ask(*words, "--api-key-file", secret_file(forum.api_key))
    for number in (1, 2, 3):
        at = datetime.now(UTC) if number > 1 else NOW
        forum.add(Post(id=str(number), body=f"Message numéro {number}, sans plus.", posted_at=at, revision=1))
    yield forum
    forum.released.set()
    server.shutdown()
    thread.join()
    server.server_close()


class TestPull:
    """Posts whose webhook never came, and those of long ago."""

    @pytest.mark.usefixtures("discourse")
    def test_the_last_week_is_pulled_once(self, service: Service) -> None:
        assert ask("forums", "pull", "place") == {"seen": 2, "new": 2, "last": "2"}
        assert ask("forums", "pull", "place") == {"seen": 2, "new": 0, "last": "2"}
        work(service)

    @pytest.mark.usefixtures("discourse")
    def test_since_reaches_further(self) -> None:
        assert ask("forums", "pull", "place", "--since", "2026-02-01")["seen"] == 3

    @pytest.mark.usefixtures("discourse")
    def test_before_goes_on(self) -> None:
        assert ask("forums", "pull", "place", "--before", "2")["last"] == "1"

    def test_history_opens_no_case(self, discourse: MockForum, service: Service) -> None:
        text = (
            "Le même paragraphe, assez long pour compter, revient mot pour mot dans deux messages du forum. "
            * 4
        )
        for number in (7, 8):
            discourse.add(Post(id=str(number), body=text, posted_at=NOW, revision=1))
        assert ask("forums", "pull", "place", "--history")["new"] == 5
        work(service)
        assert ask("cases", "list", "--forum", "place", "--state", "all") == {"items": []}
        with service.store.read() as tx:
            queues = [tx.examinations.of_post(post.id)[-1].queue for post in _posts(service)]
        assert "review" in queues

    def test_a_wrong_key_is_said(self, discourse: MockForum) -> None:
        discourse.api_key = "another"
        assert "check its address and its key" in error("forums", "pull", "place")


def _posts(service: Service) -> list[object]:
    with service.store.read() as tx:
        return list(tx.posts.page(forums=("place",), after=0, limit=10))
