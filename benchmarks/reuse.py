"""Copied text beside others' ways of finding it: same posts, same machine, one run.

    pip install -e '.[benchmark]'
    python -m benchmarks.reuse ../shared/data/french-copies [every]

Two questions are asked of the same copies. *Passages*: which source does this post take a passage from, and
where? *Near duplicates*: is this edited passage one of those known? That is what MinHash is made for.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks import reuse_systems as systems
from moderation.evaluate.reuse import CopiedPost, read_post
from moderation.model import Span

Learner = Callable[[Mapping[str, str]], systems.Finder]
OTHERS: dict[str, Learner] = {
    "datasketch, .9 (default)": systems.datasketch(0.9),
    "datasketch, .5": systems.datasketch(0.5),
    "rensa, .5": systems.rensa,
    "word 5-grams, after Earwig": systems.five_grams,
    "difflib, words": systems.difflib,
}
Task = tuple[Mapping[str, str], Sequence[tuple[str, str | None, Sequence[Span]]]]


def passages(posts: Sequence[CopiedPost], sources: Mapping[str, str]) -> Task:
    """Ask which source a post takes from; spans count."""
    return sources, [
        (one.post.body, one.source, [Span(span.start, span.end) for span in one.passages]) for one in posts
    ]


def near_duplicates(posts: Sequence[CopiedPost], sources: Mapping[str, str]) -> Task:
    """Ask which known text an edited copy is; posts without a copy are asked whole."""
    known, asked = {}, []
    for one in posts:
        if one.source is None:
            asked.append((one.post.body, None, ()))
            continue
        span = one.passages[0]
        known[one.post.id] = sources[one.source][span.source_start : span.source_end]
        asked.append((one.post.body[span.start : span.end], one.post.id, ()))
    return known, asked


def measure(learn: Learner, task: Task) -> str:
    """Give a row: found, false alarms, F1 of the characters where spans are told, milliseconds a post."""
    known, asked = task
    find = learn(known)
    find(asked[0][0])  # what is loaded once is not counted
    begun = time.perf_counter()
    answers = [find(body) for body, _, _ in asked]
    each = (time.perf_counter() - begun) * 1000 / len(asked)
    pairs = list(zip(asked, answers, strict=True))
    copies = [source in answer for (_, source, _), answer in pairs if source]
    negatives = [bool(answer) for (_, source, _), answer in pairs if not source]
    hit, told, true = (sum(column) for column in zip(*(_characters(*one) for one in pairs), strict=True))
    f1 = f"{2 * hit / (told + true):.3f}" if told and true else "–"
    return f"{sum(copies) / len(copies):.3f} | {sum(negatives)} / {len(negatives)} | {f1} | {each:.2f}"


def _characters(asked: tuple[str, str | None, Sequence[Span]], answer: systems.Found) -> tuple[int, int, int]:
    """Count the characters that are rightly told, told, and copied."""
    _, source, spans = asked
    true = {place for span in spans for place in range(span.start, span.end)}
    told = [{place for span in found for place in range(span.start, span.end)} for found in answer.values()]
    right = {place for span in answer.get(source or "", ()) for place in range(span.start, span.end)}
    return len(true & right), sum(map(len, told)), len(true)


def main() -> None:
    """Print both tables in Markdown."""
    folder, every = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1  # noqa: PLR2004 - two arguments
    records = [json.loads(line) for line in (folder / "sources.jsonl").read_text("utf-8").splitlines()]
    sources = {one["id"]: one["text"] for one in records}
    lines = (folder / "posts.jsonl").read_text("utf-8").splitlines()[::every]
    posts = [read_post(json.loads(line)) for line in lines]
    tasks: list[tuple[str, Task, Learner]] = [
        ("passages", passages(posts, sources), systems.copied_text),
        ("near duplicates", near_duplicates(posts, sources), systems.duplicates),
    ]
    for name, task, own in tasks:
        print(f"\n| {name}: {len(posts)} posts | found | false alarms | F1 of characters | ms a post |")
        print("|---|---|---|---|---|")
        for system, learn in {"this project": own, **OTHERS}.items():
            print(f"| {system} | {measure(learn, task)} |", flush=True)


if __name__ == "__main__":
    main()
