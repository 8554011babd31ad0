"""What a change costs: a backtest of each kind, a reprocess that is killed, new posts' times beside one.

    python -m benchmarks.change fill FOLDER [POSTS]   stores and examines posts (10,000) in a new folder
    python -m benchmarks.change backtest FOLDER       times a policy's and a watchlist's backtest
    python -m benchmarks.change killed FOLDER         reprocesses all; worker, command, supervisor: kill -9
    python -m benchmarks.change latency FOLDER [RATE] new posts' times alone, and while all are reprocessed

Posts are words in no order, in French and Arabic, one of ten repeating an earlier one; one of twenty names a
listed organisation and one of ten has a figure without a source. FOLDER is as `moderation up` keeps it.
"""

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from moderation.bell import SilentBell
from moderation.cli.load_posts import Posts
from moderation.desk.administer import add_forum
from moderation.desk.examine import examine
from moderation.desk.limits import Limits
from moderation.desk.receive import receive
from moderation.model import Post
from moderation.policy import default
from moderation.ports.delivery import Delivery, Event
from moderation.settings import load
from moderation.storage.migrate import upgrade
from moderation.wiring import Service
from tests.e2e.killed import reprocess_killed
from tests.e2e.service import COMMAND
from tests.e2e.service import Service as Running

POSTS = 10_000
FORUM = "essai"
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
APART = timedelta(minutes=15)
NAMED = " Selon le journal, AQMI recule dans la région."
FIGURE = " D'après une étude récente, 73 % des foyers de la ville ont changé de chauffage en un an."
ENTITY = """[[entity]]
id = "confrerie-du-marche"
kind = "organisation"
ideology = "invented"
names.fr = ["Marché Couvert", "Confrérie des Halles Grises"]
"""


def posts(count: int) -> Iterator[Post]:
    """Give posts of our own making, the same ones every time but for their ids."""
    for number, made in enumerate(islice(Posts(7), count)):
        more = (NAMED if number % 20 == 0 else "") + (FIGURE if number % 10 == 1 else "")
        at = BEGAN + number * APART
        yield replace(made, id=str(number), body=made.body + more, posted_at=at, updated_at=at)


def fill(folder: Path, count: int = 10_000) -> None:
    """Store posts in a new folder and examine them."""
    own = _service(folder)
    folder.mkdir(parents=True)
    upgrade(own.settings.database)
    forum = add_forum(
        own.store, name=FORUM, kind="generic", secret="whsec_" + "ZmlsbGZpbGxmaWxsZmlsbGZpbGxmaWxs"
    )
    for post in posts(count):
        told = Delivery(
            event=Event.POSTED, delivery_id=post.id, external_id=post.id, sent_at=post.posted_at, post=post
        )
        receive(own.store, forum, told, b"")
    begun = time.monotonic()
    while examine(own.store, SilentBell(), [], Limits(batch=100)):
        pass
    print(f"{count} posts examined in {time.monotonic() - begun:.1f} s by one process")


def backtest(folder: Path) -> None:
    """Time the command, for a policy that moves much and for a watchlist that names words of many posts."""
    stricter = (
        default().text.replace("default-2", "stricter").replace("missing_before >= 3", "missing_before >= 0")
    )
    with TemporaryDirectory() as made:
        for name, text in (("policy", stricter), ("watchlist", ENTITY)):
            file = Path(made) / f"{name}.toml"
            file.write_text(text, "utf-8")
            begun = time.monotonic()
            told = _run(folder, "backtest", str(file))
            opened = told["opened"]["count"]
            print(
                f"{name}: {told['posts']} posts, {opened} opened, {time.monotonic() - begun:.1f} s{_load()}"
            )


def killed(folder: Path) -> None:
    """Reprocess all while worker, command and supervisor are killed; count what each post has afterwards."""
    begun = time.monotonic()
    told = reprocess_killed(folder)
    took = time.monotonic() - begun
    with closing(sqlite3.connect(folder / "moderation.sqlite3")) as database:
        each = database.execute(
            "SELECT count, count(*) FROM (SELECT count(*) AS count FROM examination"
            " WHERE batch = ? AND state = 'done' GROUP BY post) GROUP BY count",
            [int(told["batch"])],
        ).fetchall()
    print(f"{told} in {took:.0f} s; posts by the number of their examinations: {dict(each)}{_load()}")


def latency(folder: Path, rate: int = 10) -> None:
    """Time new posts alone, then while every stored post is examined again."""
    with Running(folder) as service:
        _drive(service, rate, 15, "alone")
        batch = subprocess.Popen(
            [COMMAND, "reprocess", "--new"], env=service.variables, stdout=subprocess.PIPE
        )
        begun = time.monotonic()
        while batch.poll() is None:
            _drive(service, rate, 15, f"beside a reprocess, after {time.monotonic() - begun:.0f} s")
        print(f"reprocess: {batch.communicate()[0].decode().strip()} within {time.monotonic() - begun:.0f} s")


def _drive(service: Running, rate: int, seconds: int, when: str) -> None:
    words = ("--rate", str(rate), "--seconds", str(seconds), "--seed", str(time.time_ns() % 1000))
    ran = service.run("load", "--forum", FORUM, *words, "--json")
    told = json.loads(ran.stdout)
    print(f"{when}: accepted {told['accept_ms']}, verdict {told['verdict_ms']}{_load()}", flush=True)


def _run(folder: Path, *words: str) -> dict:
    ran = subprocess.run(
        [COMMAND, *words, "--json"],
        env={**os.environ, "MODERATION_DATA_DIR": str(folder)},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(ran.stdout)


def _service(folder: Path) -> Service:
    return Service(load(data_dir=folder))


def _load() -> str:
    return f" (load average {os.getloadavg()[0]:.1f})"


if __name__ == "__main__":
    what, folder, *more = sys.argv[1:]
    {"fill": fill, "backtest": backtest, "killed": killed, "latency": latency}[what](
        Path(folder), *(int(each) for each in more)
    )
