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
    assert "isis at 0-4: nothing, 'déesse' within 75 characters says that Isis is something else" in said
    silent = run("watchlist", "try", "Je suis en EI").stdout
    assert "EI is ambiguous: no context within 150 characters" in silent


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
    assert "did you mean aqim?" in error("watchlist", "off", "AQMI", "--forum", "demo")
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


def test_an_operator_sorts_what_a_list_names(service: Service, tmp_path: Path) -> None:
    file = write(tmp_path, samples.CA_CSV)
    assert "is no such word" in error(
        "watchlist", "propose", file, "--format", "ca", "--ideology", "Neo Nazi"
    )
    (made,) = ask("watchlist", "propose", file, "--format", "ca", "--ideology", "neo-nazi")["proposals"]
    assert 'ideology = "neo-nazi"' in made["text"]
    again = ask("watchlist", "propose", file, "--format", "ca")
    assert (again["proposals"], again["repeated"]) == ([], 1), "sorted otherwise it is the same proposal"
    run("watchlist", "accept", made["id"], "--as", "moderator", "--ideology", "separatist")
    items = ask("watchlist", "list", "--ideology", "separatist")["items"]
    assert "zorvex-brigade" in {each["id"] for each in items}
    assert "neo-nazi-accelerationist" in error("watchlist", "list", "--ideology", "nazis")
    assert service.store is not None


def test_an_ideology_is_for_new_entities_alone(service: Service, tmp_path: Path) -> None:
    file = write(tmp_path, "Entity,Aliases,Date Listed\nHezbollah,,2002-12-11\n")
    (made,) = ask("watchlist", "propose", file, "--format", "ca")["proposals"]
    said = error("watchlist", "accept", made["id"], "--as", "moderator", "--ideology", "jihadist")
    assert "is no new entity (designation)" in said
    assert service.store is not None


def test_an_official_file_confirms_a_listing_with_its_date(service: Service, tmp_path: Path) -> None:
    def listing() -> dict[str, object]:
        (isis,) = (each for each in ask("watchlist", "list")["items"] if each["id"] == "isis")
        (found,) = (each for each in isis["designations"] if each["list"] == "CA")
        return dict(found)

    assert listing()["checked"] is False
    assert "isis" in run("watchlist", "list", "--unchecked").stdout
    before = ask("watchlist", "lint")["designations"]
    file = write(tmp_path, "Entity,Aliases,Date Listed\nIslamic State,Daesh,2012-08-21\n")
    (made,) = ask("watchlist", "propose", file, "--format", "ca")["proposals"]
    assert (made["kind"], made["entity"]) == ("designation", "isis")
    run("watchlist", "accept", made["id"], "--as", "moderator")
    found = listing()
    assert (found["checked"], found["since"]) == (True, "2012-08-21")
    assert ask("watchlist", "propose", file, "--format", "ca")["proposals"] == []
    assert before["unchecked"] > 100
    assert "were read in the official list; an import" in run("watchlist", "lint").stdout
    assert service.store is not None


def test_a_file_counts_in_one_forum(examined: Service, tmp_path: Path) -> None:
    file = write(tmp_path, OURS.format(name="Zorvex Brigade"))
    assert "did you mean demo" in error("watchlist", "propose", file, "--format", "toml", "--forum", "dem")
    (made,) = ask("watchlist", "propose", file, "--format", "toml", "--forum", "demo")["proposals"]
    run("watchlist", "accept", made["id"], "--as", "moderator")
    assert ask("watchlist", "try", "La Zorvex Brigade")["findings"] == []
    assert len(ask("watchlist", "try", "La Zorvex Brigade", "--forum", "demo")["findings"]) == 1
    assert examined.store is not None


def test_names_are_taken_away_by_a_proposal(service: Service, tmp_path: Path) -> None:
    wrong = write(tmp_path, '[[without]]\nentity = "pkk"\nnames = ["KKP"]\n', "wrong.toml")
    assert "no name 'KKP'" in run("watchlist", "lint", wrong, code=1).stdout
    (unsound,) = ask("watchlist", "propose", wrong, "--format", "toml")["proposals"]
    assert "no name 'KKP'" in unsound["doubts"][0]
    assert "cannot stand" in error("watchlist", "accept", unsound["id"], "--as", "moderator")
    file = write(tmp_path, '[[without]]\nentity = "pkk"\nnames = ["PKK"]\n')
    (made,) = ask("watchlist", "propose", file, "--format", "toml")["proposals"]
    assert (made["kind"], made["left_out"]) == ("removal", ["PKK"])
    run("watchlist", "accept", made["id"], "--as", "moderator")
    assert ask("watchlist", "try", "Le PKK dépose les armes")["findings"] == []
    assert service.store is not None


def test_a_table_by_language_and_ideology(tmp_path: Path) -> None:
    cases = (
        '{"id": "1", "lang": "fr", "stance": "news", "text": "Boko Haram recule", '
        '"mentions": [{"entity": "boko-haram", "start": 0, "end": 10}]}\n'
        '{"id": "2", "lang": "fr", "stance": "news", "text": "Le PKK recule", "mentions": []}\n'
    )
    file = write(tmp_path, cases, "cases.jsonl")
    rows = ask("watchlist", "table", file)["items"]
    assert [(each["ideology"], each["found"], each["false"]) for each in rows] == [
        ("jihadist", 1, 0),
        ("separatist-marxist", 0, 1),
    ]
    assert "| fr | jihadist | 2 | 1 | 0 | 0 |" in run("watchlist", "table", file, "--markdown").stdout
    bad = write(tmp_path, cases + "{\n", "bad.jsonl")
    assert "bad.jsonl" in run("watchlist", "table", bad, code=1).stderr
    assert run("watchlist", "table", str(tmp_path / "nowhere"), code=2).stdout == ""


def test_hits_are_counted(examined: Service) -> None:
    work(examined)
    with examined.store.read() as tx:
        known = watchlist.known(tx).entities
    items = ask("watchlist", "hits")["items"]
    assert all(each["entity"] is None or each["entity"] in known for each in items)
    assert ask("watchlist", "hits", "--since", "2999-01-01")["items"] == []
    run("watchlist", "hits", "--forum", "demo")
