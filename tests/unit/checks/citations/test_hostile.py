"""Hostile text: one mebibyte of anything is read in about a second, so nothing is super-linear."""

import time

import pytest

from moderation.checks.citations import CHECK, recognise
from moderation.context import Context
from moderation.model import Post
from moderation.text.document import prepare

MEBIBYTE = 2**20
# The processor's time, whatever else runs: under one second each; a super-linear pattern needs minutes.
SECONDS = 4.0
UNITS = [
    *("A", "1", '"', ">", "a", "ب", "(", "[", "«", ".", "\n", "l'", "a ", "1 ", "% ", "Ab ", "a.\n"),
    *("selon ", "source : ", "10 % des ", "« a » ", "[quote]", '[quote="a"]', "(Al ", "[1] ", "Le Monde "),
    *("des études ", "قال تعالى: ", "le prophète a dit : ", "«باب جيم دال هاء» ", "http://a.example "),
    *("la mairie a volé ", "sourate ", "Boukhari ", "[a](http://a.example) "),
    *(
        "Radio ",
        "Le Post ",
        "صحيفة ",
        "dans son livre ",
        ", 2001",
        "Ab, ",
        "Ab, 2001, ",
        "loi n° 1",
        "« a », film ",
        "source ? ",
    ),
    *(
        "son fils a vendu ",
        "le ministre a reçu 1 ",
        "la moitié des acteurs ",
        "il a dit « a b c d e » ",
        "ذكر ابن ",
        "tweet de @a ",
        "vidéo A à 1:",
        "Ab, Cd ef, p. ",
        "doublé ",
        "« a b c d e », dit le Coran ",
        "le ministre grogne : « a b c d e » ",
        "one out of two ",
        "Smith, J. (2014). ",
        "il est prouvé depuis ",
        "weld lmir 3ta ",
        "اشترى ذمم ",
        "géologues disent ",
        "allah, exalté, dit : « ",
        "le maire encaisse un loyer ",
        "kola 3am 3000 ",
        "cent mille ",
        "@a, 12 mars ",
        "le ministre a dit que ",
        "l'huile a augmenté 1 à 2 ",
        "المغني، ج 2، ",
    ),
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_mebibyte(unit: str) -> None:
    document = prepare(Post(id="p", body=(unit * (MEBIBYTE // len(unit) + 1))[:MEBIBYTE]))
    start = time.thread_time()
    CHECK.examine(document, Context(citations=recognise(document)))
    assert time.thread_time() - start < SECONDS
