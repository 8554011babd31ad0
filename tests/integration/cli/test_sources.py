"""`moderation sources`: articles in, with what is wrong named by file, line and field."""

import json
from pathlib import Path

import pytest

from moderation.wiring import Service
from tests.integration.cli.conftest import ask, error, run, work

ARTICLE = (
    "Le port a rouvert lundi après la tempête. Trois chalutiers sont rentrés, deux restent à quai, et la "
    "criée reprendra mercredi si la houle tombe. Les pêcheurs demandent que le chenal soit dragué bientôt."
)


def test_an_article_of_standard_input() -> None:
    made = ask("sources", "add", "-", "--url", "https://j.example/1", "--title", "Le port", given=ARTICLE)
    assert (made["id"], made["title"], made["letters"]) == ("1", "Le port", len(ARTICLE))


def test_the_next_step_is_said() -> None:
    assert "moderation reprocess" in run("sources", "add", "-", given=ARTICLE).stderr


def test_the_same_article_twice_is_one() -> None:
    first, second = (ask("sources", "add", "-", given=ARTICLE) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"  \n", "is empty", id="blank"),
        pytest.param("Déjà".encode("latin-1"), "is not UTF-8 (byte 2)", id="Latin-1"),
    ],
)
def test_a_file_that_is_no_text_is_refused(given: bytes, said: str) -> None:
    assert said in error("sources", "add", "-", given=given)
    assert ask("sources", "list") == {"items": []}


def test_wrong_usage_is_two() -> None:
    assert "none.txt" in error("sources", "add", "none.txt", code=2)
    assert "no http://" in error("sources", "add", "-", "--url", "javascript:alert(1)", given=ARTICLE, code=2)


def test_an_unknown_forum_is_said() -> None:
    assert "no forum is named demo" in error("sources", "add", "-", "--forum", "demo", given=ARTICLE)


def test_a_registered_article_is_found_by_a_reprocess(service: Service) -> None:
    run("sources", "add", "-", "--forum", "demo", given=ARTICLE)
    assert service.settings.attempts
    work(service)
    assert ask("sources", "list")["items"][-1]["forum"] == "demo"


class TestImport:
    """JSON lines: bad ones are named, the others go on, and again is no harm."""

    def test_good_and_bad_lines(self, tmp_path: Path) -> None:
        file = tmp_path / "articles.jsonl"
        lines = [
            json.dumps({"id": "a1", "url": "https://j.example/1", "title": "Un", "text": ARTICLE}),
            "{",
            json.dumps({"id": "a2", "text": "  "}),
            json.dumps({"text": "sans identité"}),
            "",
            json.dumps({"id": 7, "url": "ftp://j.example", "text": f"{ARTICLE} Suite."}),
        ]
        file.write_text("\n".join(lines), "utf-8")
        ran = run("sources", "import", str(file), "--json", code=1)
        assert json.loads(ran.stdout) == {"registered": 2, "failed": 3}
        for said in ("line 2: it is not JSON", "line 3: text: the article is empty", "line 4: source.id"):
            assert said.lower() in ran.stderr.lower(), ran.stderr
        assert "line 6: source.url must be an http" in ran.stderr
        assert [(each["external_id"], each["url"]) for each in ask("sources", "list")["items"]] == [
            ("a1", "https://j.example/1"),
            ("7", None),
        ]

    def test_again_changes_nothing(self, tmp_path: Path) -> None:
        file = tmp_path / "articles.jsonl"
        file.write_text(json.dumps({"id": "a1", "text": ARTICLE}), "utf-8")
        for _ in range(2):
            assert ask("sources", "import", str(file)) == {"registered": 1, "failed": 0}
        assert len(ask("sources", "list")["items"]) == 1


def test_pages(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(json.dumps({"id": n, "text": f"{ARTICLE} {n}"}) for n in range(5)), "utf-8")
    ask("sources", "import", str(file))
    page = ask("sources", "list", "--limit", "2")
    assert [each["id"] for each in page["items"]] == ["1", "2"]
    assert page["next"] == "2"
    last = ask("sources", "list", "--after", "4", "--limit", "2")
    assert [each["id"] for each in last["items"]] == ["5"]
    assert "next" not in last


def test_withdraw() -> None:
    run("sources", "add", "-", given=ARTICLE)
    assert ask("sources", "withdraw", "1") == {"id": "1", "withdrawn": True}
    assert ask("sources", "list") == {"items": []}
    assert "there is no source 9" in error("sources", "withdraw", "9")
