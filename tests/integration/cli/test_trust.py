"""Replay, explain, audit, dead letters, doctor: why, and whether it can be trusted."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from moderation.ports.records import Purpose
from moderation.wiring import Service
from tests.integration.cli.conftest import ask, error, run, work


def change(own: Service, statement: str, **values: object) -> None:
    """Change the database behind the service's back."""
    with own.store.engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.execute(text(statement), values)


class TestReplay:
    """A stored examination is made again from what is stored with it."""

    def test_every_examination_of_the_demo_is_the_same(self, examined: Service) -> None:
        for words in (["--check", "citations"], ["--verdict-only"], []):
            ask("reprocess", *words, "--patience", "0.5", code=1)
            work(examined)
        for number in range(1, 41):
            assert ask("replay", str(number))["same"], number

    def test_later_posts_change_nothing(self, examined: Service) -> None:
        # What came after an examination was not there for it.
        run("sources", "add", "-", given="Un article arrivé trop tard pour tous. " * 9)
        assert examined.settings.attempts
        replayed = ask("replay", "2")
        assert replayed["same"] is True
        with examined.store.read() as tx:
            stored = tx.examinations.get(2).result or ""
        assert replayed["result"] == json.loads(stored)

    def test_a_changed_result_is_different(self, examined: Service) -> None:
        change(examined, "UPDATE examination SET result = replace(result, '\"fr\"', '\"en\"') WHERE id = 2")
        told = ask("replay", "2", code=1)
        assert (told["same"], told["differs"]) == (False, ["language"])

    def test_a_text_that_is_gone_is_named(self, examined: Service) -> None:
        change(
            examined,
            "UPDATE examination SET context = replace(context, 'source:1', 'source:77') WHERE id = 2",
        )
        assert "source:77" in error("replay", "2")

    @pytest.mark.parametrize(
        ("was", "now", "said"),
        [
            pytest.param('"citations":"', '"citations":"0.', "citations 0.", id="a check"),
            pytest.param('"fold":"', '"fold":"0.', "fold 0.", id="the fold"),
            pytest.param('"policy":"', '"policy":"0.', "of the policy is gone", id="the policy"),
        ],
    )
    def test_a_version_that_is_gone_is_named(self, examined: Service, was: str, now: str, said: str) -> None:
        statement = "UPDATE examination SET result = replace(result, :was, :now) WHERE id = 2"
        change(examined, statement, was=was, now=now)
        assert said in error("replay", "2")

    def test_one_that_is_not_there_or_not_done(self, service: Service) -> None:
        assert service.settings.attempts
        assert "no examination 99" in error("replay", "99")
        assert "is waiting" in error("replay", "1")


class TestExplain:
    """Which finding met which rule, with which numbers."""

    def test_the_rules_and_their_numbers(self, examined: Service) -> None:
        assert examined.settings.attempts
        told = ask("explain", "2")
        assert told["verdict"]["queue"] == "review"
        (repetition,) = (each for each in told["findings"] if each["check"] == "repetition")
        values = repetition["rules"][0]["values"]
        assert values["finding.share_of_post"] == repetition["share_of_post"]
        assert {rule["name"] for each in told["findings"] for rule in each["rules"]} == set(
            told["verdict"]["rules"]
        )
        for rule in told["verdict"]["rules"]:
            assert rule in run("explain", "2").stdout

    def test_a_post_that_was_never_examined(self, service: Service) -> None:
        assert service.settings.attempts
        assert "no finished examination" in error("explain", "1")
        assert "no post 99" in error("explain", "99")


class TestAudit:
    """A row that was changed shows."""

    def test_a_whole_chain(self, examined: Service) -> None:
        assert examined.settings.attempts
        assert ask("audit", "verify")["result"] == "ok"

    def test_a_changed_row_is_named(self, examined: Service) -> None:
        change(examined, "UPDATE audit SET actor = 'somebody' WHERE id = 2")
        assert "audit row 2" in error("audit", "verify")


class TestDeadLetters:
    """What failed each time is listed and tried again."""

    @pytest.fixture
    def dead(self, examined: Service) -> int:
        with examined.store.write() as tx:
            post = tx.posts.get(1)
            number = tx.examinations.add(post.id, post.revision or 0, Purpose.RECEIVED)
        statement = "UPDATE examination SET state = 'failed', error = 'MemoryError' WHERE id = :number"
        change(examined, statement, number=number)
        return number

    def test_list(self, dead: int) -> None:
        (item,) = ask("dead-letters", "list")["items"]
        assert (item["id"], item["post"], item["error"]) == (str(dead), "1", "MemoryError")

    def test_retry(self, dead: int, examined: Service) -> None:
        assert ask("dead-letters", "retry") == {"retried": [str(dead)]}
        work(examined)
        assert ask("dead-letters", "list") == {"items": []}

    def test_one_that_is_none_is_named_and_the_others_are_tried(self, dead: int) -> None:
        ran = run("dead-letters", "retry", "1", str(dead), "--json", code=1)
        assert json.loads(ran.stdout) == {"retried": [str(dead)]}
        assert "no dead letter: 1;" in ran.stderr


class TestDoctor:
    """Every part: well, or wrong with its mend; nothing is changed by looking."""

    def test_an_empty_machine(self, folder: Path) -> None:
        wrong = {each["part"]: each["mend"] for each in ask("doctor", code=1)["items"] if not each["ok"]}
        assert set(wrong) == {"data folder", "broker", "database"}
        assert "moderation migrate" in wrong["database"]
        assert not folder.exists()

    def test_a_service_that_runs(
        self, examined: Service, valkey: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert examined.key
        monkeypatch.setenv("MODERATION_BROKER_URL", valkey.replace("unix://", "redis+socket://"))
        assert ask("doctor")["ok"] is True

    def test_secrets_are_masked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("MODERATION_DATABASE_URL", "postgresql://me:hunter2@127.0.0.1:9/none")
        monkeypatch.setenv("MODERATION_SECRET_KEY", "another-secret-of-ours")
        for words in (["doctor"], ["doctor", "--json"]):
            said = run(*words, code=1).output
            assert "hunter2" not in said
            assert "another-secret-of-ours" not in said

    @pytest.mark.usefixtures("examined")
    def test_a_full_disk(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("moderation.storage.database.LEAST_SPACE", float("inf"))
        wrong = {each["part"]: each["said"] for each in ask("doctor", code=1)["items"] if not each["ok"]}
        assert "is full" in wrong["database"]

    def test_what_is_wrong_is_named(self, examined: Service, folder: Path) -> None:
        (folder / "secret.key").chmod(0o644)
        change(examined, "UPDATE examination SET state = 'waiting', next_at = 1 WHERE id = 1")
        change(examined, "UPDATE examination SET state = 'failed' WHERE id = 2")
        wrong = {each["part"] for each in ask("doctor", code=1)["items"] if not each["ok"]}
        assert wrong == {"key", "broker", "worker", "dead letters"}


def test_a_database_of_ones_own_is_not_migrated_unasked(
    empty_postgres_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "MODERATION_DATABASE_URL", empty_postgres_database.replace("postgresql+psycopg", "postgresql")
    )
    assert "run: moderation migrate" in error("forums", "list")
    run("migrate")
    assert ask("forums", "list") == {"items": []}
    assert ask("forums", "add", "agora", "--kind", "generic")["id"] == "1"
