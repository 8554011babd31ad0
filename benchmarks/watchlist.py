"""The watchlist's time: an ordinary post, one that names entities, one disguised, a mebibyte of hostility.

Also how long a forum's own list takes to be made ready. Run it with `python -m benchmarks.watchlist`. Figures
are CPU time, the best of five rounds; the list is filled up to 2,000 names with invented ones. `--against
CHECKOUT` measures another commit's checkout (`git worktree add CHECKOUT COMMIT`) in turn with this one and
prints how this one's time stands to the other's, which another program's load moves little.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from moderation.checks.watchlist import CHECK
from moderation.checks.watchlist.engine import engine
from moderation.checks.watchlist.load import default
from moderation.context import Context, ForumSettings
from moderation.model import Post
from moderation.text.document import Document, prepare

NAMES = 2_000
LENGTH = 900
MEBIBYTE = 1 << 20
ORDINARY = "Le marché ouvre à six heures, et les vendeurs installent leurs étals en parlant du prix. "
ARABIC = "وصلت الحافلة متأخرة هذا الصباح إلى المدرسة وكان الأطفال ينتظرون عند الباب. "
NAMED = "Selon le journal, Boko Haram et l'AQMI se disputent la région ; ISIS, en Syrie, n'en dit rien. "
HOSTILE = ("daech ", "isis", "ISIS syrie ", "d.a.e.c.h ", "d43ch ", "jihad ", "#daech", "«", "ﷺ")


def main() -> None:
    """Print a line for each kind of text."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--against", type=Path)
    asked.add_argument("--json", action="store_true", help="the short texts alone, as one JSON object")
    chosen = asked.parse_args()
    context = Context(forum=ForumSettings(options={"watchlist": _invented()}))
    if chosen.json:
        sys.stdout.write(json.dumps(_short(context)))
    elif chosen.against:
        _compare(chosen.against)
    else:
        _print_all(context)


def _print_all(context: Context) -> None:
    for name, microseconds in _short(context).items():
        print(f"{name:32} {microseconds:8.0f} µs")
    print(f"{'a list with additions':32} {_made():8.0f} ms to make")
    for unit in HOSTILE:
        document = prepare(_post((unit * MEBIBYTE)[:MEBIBYTE]))
        seconds = _best(lambda document=document: CHECK.examine(document, context), 1)
        print(f"1 MiB of {unit!r:23} {seconds:8.2f} s")


def _compare(other: Path) -> None:
    """Print both checkouts' times and their ratio; each is measured three times in turn."""
    here = Path(__file__).parents[1]
    times = [(_measured(here), _measured(other)) for _ in range(3)]
    for name in times[0][0]:
        new, old = (min(each[which][name] for each in times) for which in (0, 1))
        print(f"{name:32} {new:8.0f} µs, was {old:8.0f} µs: {new / old:.2f} of it")


def _measured(checkout: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--json"]
    environment = os.environ | {"PYTHONPATH": str(checkout)}
    done = subprocess.run(command, capture_output=True, check=True, cwd=checkout, env=environment)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _short(context: Context) -> dict[str, float]:
    """Give the microseconds of a post of 900 characters of each kind."""
    posts = {
        "ordinary French": ORDINARY * 11,
        "ordinary Arabic": ARABIC * 12,
        "three names": NAMED + ORDINARY * 10,
        "three names in every sentence": NAMED * 10,
        "one disguised name": "B0ko H4ram dort. " + ORDINARY * 11,
    }
    return {name: _microseconds(prepare(_post(text[:LENGTH])), context) for name, text in posts.items()}


def _made() -> float:
    """Give the milliseconds to make a list ready that differs from a known one by one entity."""
    table = '[[entity]]\nid = "own"\nkind = "organisation"\nideology = "none"\nnames.fr = ["Confrérie {}"]\n'
    own = (table.format(number) for number in range(9))
    return _round(lambda: engine(next(own)), 8) * 1e3


def _invented() -> str:
    """Give as many invented names as are wanting to 2,000."""
    known = sum(len(entity.names) for entity in default().entities.values())
    names = ", ".join(f'"Zorvex{number:04} Quilbrand"' for number in range(NAMES - known))
    return f'[[entity]]\nid = "invented"\nkind = "organisation"\nideology = "none"\nnames.en = [{names}]\n'


def _post(text: str) -> Post:
    return Post(id="post", body=text)


def _microseconds(document: Document, context: Context) -> float:
    return _best(lambda: CHECK.examine(document, context), 200) * 1e6


def _best(run: Callable[[], object], times: int) -> float:
    """Give the seconds of one run: the best of five rounds of so many runs."""
    run()
    return min(_round(run, times) for _ in range(5 if times > 1 else 1))


def _round(run: Callable[[], object], times: int) -> float:
    begun = time.process_time()
    for _ in range(times):
        run()
    return (time.process_time() - begun) / times


if __name__ == "__main__":
    main()
