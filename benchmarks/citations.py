"""Time the citations check on a post and on hostile text: python -m benchmarks.citations."""

import time

from moderation.checks.citations import CHECK, reading, recognise
from moderation.context import Context
from moderation.model import Post
from moderation.text.document import prepare

POST = (
    "Salam à tous. Selon une enquête de l'INSEE parue en mai 2019, 14 % des foyers n'ont pas de chauffage, "
    "et chez nous c'est pareil. Le préfet a déclaré : « aucun logement ne sera vidé cet hiver ». Voir "
    "https://a.example/x et la sourate 94, verset 6. Courage à ceux qui attendent, on en reparle lundi. "
) * 3
MEBIBYTE = 2**20
UNITS = ("A", "1", '"', ">", "a", "ب", "a ", "source : ", "10 % des ", "http://a.example ")


def seconds(body: str) -> float:
    """Give the processor's time of one reading, recognition and examination, whatever else it runs."""
    document = prepare(Post(id="p", body=body))
    reading.read.cache_clear()
    start = time.thread_time()
    CHECK.examine(document, Context(citations=recognise(document)))
    return time.thread_time() - start


def main() -> None:
    """Print the median for a post and the time for each hostile text."""
    times = sorted(seconds(POST[:900]) for _ in range(200))
    print(f"900 characters: {times[100] * 1000:.2f} ms, the quickest {times[0] * 1000:.2f} ms")
    for unit in UNITS:
        print(f"1 MiB of {unit!r}: {seconds((unit * MEBIBYTE)[:MEBIBYTE]):.2f} s")


if __name__ == "__main__":
    main()
