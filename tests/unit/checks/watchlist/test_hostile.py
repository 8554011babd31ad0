"""Hostile texts: the time stays in proportion to the length."""

import time

import pytest

from moderation.checks.watchlist import CHECK
from moderation.context import Context
from moderation.model import Post
from moderation.text.document import prepare

LENGTH = 1 << 18


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("daech ", id="a name again and again"),
        pytest.param("isis", id="a short name inside one endless word"),
        pytest.param("ISIS syrie ", id="ambiguous names with context"),
        pytest.param("d.a.e.c.h ", id="spelt out"),
        pytest.param("a b c d ", id="letters that spell nothing"),
        pytest.param("d43ch ", id="signs for letters"),
        pytest.param("dаech ", id="look-alikes"),
        pytest.param("daaaaech ", id="drawn out"),
        pytest.param("jihad ", id="a trigger without a call"),
        pytest.param("rejoignez le jihad en syrie ", id="calls without an end of sentence"),
        pytest.param("vive daech et je soutiens ", id="support"),
        pytest.param("#daech", id="hashtags without an end"),
        pytest.param("http://daech", id="addresses without an end"),
        pytest.param("«", id="quotation marks that open"),
        pytest.param('"a', id="quotation marks that pair"),
        pytest.param("\n>", id="quoted lines"),
        pytest.param("ﷺ", id="one sign for many letters"),
        pytest.param("d\u0336", id="marks"),
    ],
)
def test_a_quarter_of_a_mebibyte_takes_a_quarter_of_a_second(unit: str) -> None:
    document = prepare(Post(id="p", body=(unit * (LENGTH // len(unit) + 1))[:LENGTH]))
    CHECK.examine(prepare(Post(id="p", body="daech")), Context())
    begun = time.process_time()
    CHECK.examine(document, Context())
    assert time.process_time() - begun < 1.0  # four times what is asked, for slow and shared machines
