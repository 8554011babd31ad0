"""`moderation watchlist` as an administrator types it."""

from pathlib import Path

import pytest

from moderation.desk import watchlist
from moderation.wiring import Service
from tests.integration.cli.conftest import ask, error, run, work
from tests.unit.checks.watchlist.imports import samples

OURS = '[[entity]]\nid = "zorvex"\nkind = "organisation"\nideology = "none"\nnames.fr = ["{name}"]\n'


def write(folder: Path, text: str, name: str = "list.txt") -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def test_the_list_is_shown_by_ideology_and_language() -> None:
    items = {
        each["id"]: each
        for each in ask("watchlist", "list", "--ideology", "jihadist", "--language", "ar")["items"]
    }
    assert "داعش" in items["isis"]["names"]
    assert "Daesh" not in items["isis"]["names"]
    assert {"US", "UN"} <= set(items["isis"]["designated_by"])
    assert {each["ideology"] for each in items.values()} == {"jihadist"}
    assert "isis" in run("watchlist", "list").stdout


def test_lint_names_every_fault(tmp_path: Path) -> None:
    assert ask("watchlist", "lint")["faults"] == []
    assert (
        "Nothing is wrong"
        in run("watchlist", "lint", write(tmp_path, OURS.format(name="Zorvex Brigade"))).stdout
    )
    bad = run("watchlist", "lint", write(tmp_path, OURS.format(name="Jihad")), code=1)
    assert "never makes a finding alone" in bad.stdout
    assert "not TOML" in error("watchlist", "lint", write(tmp_path, "[[entity"))


def test_a_text_is_tried() -> None:
    (found,) = ask("watchlist", "try", "Selon le journal, AQMI recule")["findings"]
    assert (found["entity"], found["stance"], found["view"]) == ("aqim", "unknown", "exact")
    assert found["spans"] == [{"start": 18, "end": 22}]
    assert {each["for"] for each in found["cues"]} == {"news"}
    said = run("watchlist", "try", "-", given="Isis, la déesse").stdout
    assert "isis at 0-4: nothing, 'déesse' within 12 words says that Isis is something else" in said
    assert "EI is ambiguous: no context within 25 words" in run("watchlist", "try", "Je suis en EI").stdout


def test_an_official_list_is_proposed_accepted_and_found(examined: Service, tmp_path: Path) -> None:
    file = write(tmp_path, samples.UN)
    made = ask("watchlist", "propose", file, "--format", "un", code=1)  # one entry of the sample has no name
    assert [each["entity"] for each in made["proposals"]] == ["zorvan-keldri-mostef", "zorvex-brigade"]
    assert (made["bad"], made["posts"] > 0) == (1, True)
    listing = run("watchlist", "proposals").stdout
    assert "zorvex-brigade" in listing
    shown = run("watchlist", "proposals", "2").stdout
    assert "needs a person: 'The Base' is made of everyday words" in shown
    accepted = run("watchlist", "accept", "2", "--as", "moderator")
    assert "is accepted" in accepted.stdout
    assert "moderation reprocess --check watchlist" in accepted.stderr
    run("watchlist", "reject", "1", "--as", "moderator")
    assert ask("watchlist", "proposals")["items"] == []
    assert [each["state"] for each in ask("watchlist", "proposals", "--state", "all")["items"]] == [
        "rejected",
        "accepted",
    ]
    assert ask("watchlist", "try", "La Zorvex Brigade")["findings"][0]["entity"] == "zorvex-brigade"
    assert "zorvex-brigade" in run("watchlist", "list", "--ideology", "unsorted").stdout
    again = ask("watchlist", "propose", file, "--format", "un", code=1)
    assert again["proposals"] == []
    assert examined.store is not None


def test_a_date_of_listing_is_asked_for(service: Service, tmp_path: Path) -> None:
    file = write(tmp_path, samples.US_SDN)
    made = ask("watchlist", "propose", file, "--format", "us")
    assert "--listed-on" in made["proposals"][0]["doubts"][0]
    assert "cannot stand as it is" in error(
        "watchlist", "accept", made["proposals"][0]["id"], "--as", "moderator"
    )
    assert "is no date" in error("watchlist", "propose", file, "--format", "us", "--listed-on", "soon")
    dated = ask("watchlist", "propose", file, "--format", "us", "--listed-on", "2026-03-01")
    assert all(each["text"] for each in dated["proposals"])
    assert service.store is not None


@pytest.mark.usefixtures("examined")
def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    assert error("watchlist", "accept", "99", "--as", "moderator") == "there is no proposal 99"
    assert "did you mean moderator" in error("watchlist", "accept", "1", "--as", "moderater")
    assert "no entity nobody" in error("watchlist", "off", "nobody", "--forum", "demo")
    assert "did you mean demo" in error("watchlist", "off", "aqim", "--forum", "dem")
    assert "no known column" in error("watchlist", "propose", write(tmp_path, "a,b\n1,2\n"), "--format", "uk")


def test_an_entity_is_switched_off_and_on(examined: Service) -> None:
    assert ask("watchlist", "off", "aqim", "--forum", "demo")["off"] == ["aqim"]
    off = [each["id"] for each in ask("watchlist", "list", "--forum", "demo")["items"] if each["off"]]
    assert off == ["aqim"]
    assert (
        ask("watchlist", "try", "AQMI au Mali", "--forum", "demo")["silent"][0]["reason"]
        == "aqim is switched off"
    )
    assert ask("watchlist", "on", "aqim", "--forum", "demo")["off"] == []
    assert examined.store is not None


def test_hits_are_counted(examined: Service) -> None:
    work(examined)
    with examined.store.read() as tx:
        known = watchlist.known(tx).entities
    items = ask("watchlist", "hits")["items"]
    assert all(each["entity"] is None or each["entity"] in known for each in items)
    assert ask("watchlist", "hits", "--since", "2999-01-01")["items"] == []
    run("watchlist", "hits", "--forum", "demo")
