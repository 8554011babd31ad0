"""The watchlist's time: an ordinary post, one that names entities, one disguised, a mebibyte of hostility.

Also how long a forum's own list takes to be made ready. Run it with `python -m benchmarks.watchlist`.
Figures are CPU time, the best of five rounds; the list is filled up to 2,000 names with invented ones.
"""

import time
from collections.abc import Callable

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
    context = Context(forum=ForumSettings(options={"watchlist": _invented()}))
    posts = {
        "ordinary French": ORDINARY * 9,
        "ordinary Arabic": ARABIC * 12,
        "three names": NAMED + ORDINARY * 8,
        "three names in every sentence": NAMED * 10,
        "one disguised name": "B0ko H4ram dort. " + ORDINARY * 9,
    }
    for name, text in posts.items():
        print(f"{name:32} {_microseconds(prepare(_post(text[:LENGTH])), context):8.0f} µs")
    print(f"{'a list with additions':32} {_made():8.0f} ms to make")
    for unit in HOSTILE:
        document = prepare(_post((unit * MEBIBYTE)[:MEBIBYTE]))
        seconds = _best(lambda document=document: CHECK.examine(document, context), 1)
        print(f"1 MiB of {unit!r:23} {seconds:8.2f} s")


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
