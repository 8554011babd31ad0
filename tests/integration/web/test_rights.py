"""Who may what: every route of the desk and of the API, asked by every kind of person.

What one forum's people ask for of another is not there, and nothing of it stands on any page of theirs. A
route that is added without a row fails.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from moderation import policy
from tests.integration.web.two_forums import HIDDEN, LOCAL, OPEN, PEOPLE, UNPLACED, Ids, TwoForums

READS = ("viewer", "auditor", "moderator", "senior", "admin")
DECIDES = ("moderator", "senior", "admin")
LEADS = ("senior", "admin")
RULES = ("admin",)
ANYBODY = ("nobody", *READS)
NONE: tuple[str, ...] = ()
PROGRAM = "api_"
ARTICLE = "Un article assez long pour que l'on puisse en copier une phrase ou deux sans le dire à personne."
POLICY = policy.default().text.replace("[[rules]]", "# as it was\n[[rules]]", 1)


@dataclass(frozen=True, kw_only=True)
class Row:
    """Who may ask for a route, of which thing (`ids` by the route's own names), with what in the form.

    `everywhere`: only those who see every forum may. `named`: a value of the form that is an id too.
    """

    who: tuple[str, ...]
    ids: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, Any] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    everywhere: bool = False


def of(who: tuple[str, ...], form: Mapping[str, Any] | None = None, /, **ids: str) -> Row:
    return Row(who=who, ids=ids, form=form or {})


HIDE = {"action": "hide", "grounds": ["repetition"]}
CASE = {"case_id": "case"}
NAMED = {"case_id": "named", "number": "1"}
DECISION = {"decision_id": "decision"}
ORDER = {"reference": "R", "authority": "A", "address": "https://open.example/1"}
SOURCE = {"text": ARTICLE, "forum": OPEN}
NOTICE = {"address": "https://a.example", "reason": "hate", "explanation": "x", "good_faith": "yes"}
DRAFT = {"text": POLICY}
ENTITY = '[[entity]]\nid = "b"\nkind = "organisation"\nideology = "jihadist"\nnames.fr = ["Brigade bleue"]'
LOOK = {"look_id": "look"}
NOTED = {"post_id": "noted"}
SHOWN = {"examination": "examination"}

# fmt: off
ROUTES: Mapping[str, Row] = {
    # Public, or guarded by a signature, a token or a password.
    "static": of(ANYBODY, filename="desk.css"),
    "ops.healthz": of(ANYBODY),
    "ops.readyz": of(ANYBODY),
    "ops.metrics": of(ANYBODY),
    "ops.openapi": of(ANYBODY),
    "ops.docs": of(ANYBODY),
    "login.form": of(ANYBODY),
    "login.sign_in": of(NONE, {"name": "moderator", "password": "wrong"}),
    "oidc.start": of(NONE),  # no provider is set
    "oidc.back": of(NONE),
    "appeal.show_appeal": of(ANYBODY, token="token"),
    "appeal.send": of(ANYBODY, {"text": "Encore."}, token="token"),
    "notices.form": of(ANYBODY),
    "notices.send": of(ANYBODY, NOTICE),
    "notices.received": of(ANYBODY, notice_id="notice"),
    "webhook.deliver": of(NONE, name="open"),  # without a signature
    # The desk.
    "queue.show_queue": of(READS),
    "queue.next_case": of(DECIDES),
    "live.stream": of(READS),
    "live.counts": of(READS),
    "saved.save": of(READS, {"name": "Urgent", "queue": "urgent"}),
    "saved.remove": of(READS, filter_id="tab"),
    "case.show_case": of(READS, case_id="contested"),
    "compare.show_comparison": of(READS, case_id="contested", number="1"),
    "claim.claim": of(DECIDES, **CASE),
    "claim.release": of(DECIDES, **CASE),
    "decide.decide": of(DECIDES, {**HIDE, "version": 1}, **CASE),
    "decide.tell": of(DECIDES, case_id="contested", decision_id="decision"),
    "decide.undo": of(DECIDES, case_id="contested", decision_id="decision"),
    "feedback.skip": of(DECIDES, {"note": "Plus tard."}, **CASE),
    "feedback.wrong": of(DECIDES, **NAMED),
    "statement.show_statement": of(READS, **DECISION),
    "statement.show_preview": of(DECIDES, HIDE, **CASE),
    "statement.go_back": of(READS, HIDE, **CASE),  # shows the case with what was written; stores nothing
    "notes.show_notes": of(READS),
    "notes.show_note": of(READS, **NOTED),
    "notes.decide": Row(who=DECIDES, ids=NOTED, form={"action": "none"}, named=SHOWN),
    "compare.compare_note": of(READS, number="1", **NOTED),
    "notices.show_notices": of(READS),
    "notices.handle": of(DECIDES, notice_id="notice"),
    "orders.show_orders": of(READS),
    "orders.register_order": of(LEADS, ORDER),
    "orders.show_order": of(READS, order_id="order"),
    "orders.execute": of(DECIDES, order_id="order"),
    "decisions.show_decisions": of(READS),
    "decisions.as_csv": of(READS),
    "decisions.as_json": of(READS),
    "statistics.show_statistics": of(READS),
    "statistics.as_csv": of(READS),
    "statistics.as_document": of(READS),
    "second_looks.show_looks": of(READS),
    "second_looks.draw": of(LEADS),
    "second_looks.show_look": of(READS, **LOOK),  # one's own
    "second_looks.compare": of(READS, finding="1", **LOOK),
    "second_looks.judge": of(DECIDES, {"action": "none"}, **LOOK),
    "library.show_library": of(READS),
    "library.add": of(LEADS, SOURCE),
    "library.withdraw": of(LEADS, source_id="source"),
    "library.follow": of(LEADS, {"feed": "https://feeds.example/new", "forum": OPEN}),
    "library.unfollow": of(LEADS, page_id="page"),
    "watchlist.show_watchlist": of(READS),
    "watchlist.attempt": of(READS, {"text": "Daech"}),
    "watchlist.show_hits": of(READS),
    "watchlist.decide": of(LEADS, proposal_id="proposal", verb="reject"),
    "policy.show_policy": of(READS),
    "policy.attempt": Row(who=LEADS, form=DRAFT, everywhere=True),
    "policy.activate": Row(who=RULES, form=DRAFT, everywhere=True),
    "post.show_post": of(READS, post_id="post"),
    "preferences.form": of(READS),
    "preferences.save": of(READS, {"language": "fr"}),
    "waves.show_wave": of(READS, wave="wave"),
    "waves.show_preview": Row(who=DECIDES, ids={"wave": "wave"}, form=HIDE, named={"case": "case"}),
    "waves.go_back": of(READS, wave="wave"),
    "waves.decide": Row(who=DECIDES, ids={"wave": "wave"}, form=HIDE, named={"case": "case"}),
    "waves.undo": Row(who=DECIDES, ids={"wave": "wave"}, named={"decision": "decision"}),
    "login.sign_out": of(READS),
    # The API.
    "api_appeals.appeals": of(READS),
    "api_cases.cases": of(READS),
    "api_cases.case": of(READS, **CASE),
    "api_cases.claim": of(DECIDES, **CASE),
    "api_cases.release": of(DECIDES, **CASE),
    "api_cases.claim_next": of(DECIDES),
    "api_cases.skip": of(DECIDES, {"reason": "Plus tard."}, **CASE),
    "api_cases.decide": of(DECIDES, HIDE, **CASE),
    "api_decisions.decisions": of(READS),
    "api_decisions.decision": of(READS, **DECISION),
    "api_decisions.told": of(DECIDES, **DECISION),
    "api_decisions.undo": of(DECIDES, **DECISION),
    "api_findings.wrong": of(DECIDES, {"reason": "homonym"}, **NAMED),
    "api_feeds.feeds": of(READS),
    "api_feeds.follow": of(LEADS, {"feed": "https://feeds.example/new", "forum": OPEN}),
    "api_feeds.unfollow": of(LEADS, feed_id="page"),
    "api_history.revisions": of(READS, post_id="post"),
    "api_history.explanation": of(READS, post_id="post"),
    "api_history.examination": of(READS, examination_id="examination"),
    "api_history.replayed": of(READS, examination_id="examination"),
    "api_library.sums": of(READS),
    "api_library.sources": of(READS),
    "api_library.add": of(LEADS, SOURCE),
    "api_library.withdraw": of(LEADS, source_id="source"),
    "api_notes.notes": of(READS),
    "api_notes.note": of(READS, **NOTED),
    "api_notes.decide": Row(who=DECIDES, ids=NOTED, form={"action": "none"}, named=SHOWN),
    "api_notices.notices": of(READS),
    "api_notices.notice": of(READS, notice_id="notice"),
    "api_notices.handled": of(DECIDES, notice_id="notice"),
    "api_orders.orders": of(READS),
    "api_orders.order": of(READS, order_id="order"),
    "api_orders.register": of(LEADS, ORDER),
    "api_orders.execute": of(DECIDES, order_id="order"),
    "api_policy.active": of(READS),
    "api_policy.backtest": Row(who=LEADS, form=DRAFT, everywhere=True),
    "api_policy.activate": Row(who=RULES, form=DRAFT, everywhere=True),
    "api_policy.rollback": Row(who=RULES, form={"version": policy.default().version}, everywhere=True),
    "api_posts.posts": of(READS),
    "api_posts.post": of(READS, post_id="post"),
    "api_posts.examinations": of(READS, post_id="post"),
    "api_proposals.proposals": of(READS),
    "api_proposals.propose": of(LEADS, {"text": ENTITY, "forum": OPEN}),
    "api_proposals.accept": of(LEADS, {"words": ["tient"]}, proposal_id="proposal"),
    "api_proposals.reject": of(LEADS, proposal_id="proposal"),
    "api_saved_filters.filters": of(READS),
    "api_saved_filters.save": of(READS, {"name": "Urgent", "queue": "urgent"}),
    "api_saved_filters.remove": of(READS, filter_id="tab"),
    "api_second_looks.looks": of(READS),
    "api_second_looks.draw": of(LEADS),
    "api_second_looks.judge": of(DECIDES, {"action": "none"}, **LOOK),
    "api_second_looks.agreement": of(READS),
    "api_statements.statement": of(READS, **DECISION),
    "api_statements.show_preview": of(DECIDES, HIDE, **CASE),
    "api_statistics.figures": of(READS),
    "api_watchlist.entities": of(READS),
    "api_watchlist.attempt": of(READS, {"text": "Daech"}),
    "api_watchlist.hits": of(READS),
    "api_waves.waves": of(READS),
    "api_waves.wave": of(READS, wave_id="wave"),
    "api_waves.decide": of(DECIDES, HIDE, wave_id="wave"),
    "api_waves.undo": Row(who=DECIDES, ids={"wave_id": "wave"}, named={"decisions": "decision"}),
}
# fmt: on
REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
OWN = ("look", "tab")  # each person's


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[TwoForums]:
    world = TwoForums(tmp_path_factory.mktemp("rights"), sqlite_template)
    yield world
    world.close()


def routes(world: TwoForums) -> Mapping[str, tuple[str, Any]]:
    """Give the method and the rule of each endpoint."""
    rules = {rule.endpoint: rule for rule in world.desk.app.url_map.iter_rules()}
    return {name: (min((rule.methods or set()) - {"HEAD", "OPTIONS"}), rule) for name, rule in rules.items()}


def ask(world: TwoForums, endpoint: str, person: str, forum: str) -> TestResponse:
    """Ask for a route as a person, of a forum's own thing."""
    row, ids = ROUTES[endpoint], world.ids[forum]
    method, rule = routes(world)[endpoint]
    values = {name: _value(ids, kind, person) for name, kind in row.ids.items()}
    path = world.desk.app.url_map.bind("localhost").build(endpoint, values, method=method)
    form = {**row.form, **{name: _named(ids, name, kind, rule.rule) for name, kind in row.named.items()}}
    return world.ask(person, method, path, form if form or method != "GET" else None)


def _value(ids: Ids, kind: str, person: str) -> int | str:
    return ids.get(f"{kind} of {person}", ids.get(kind, 1 if kind in OWN else kind))


def _named(ids: Ids, name: str, kind: str, rule: str) -> object:
    if rule.startswith("/api"):
        return str(ids[kind]) if name in SHOWN else [str(ids[kind])]
    return f"{ids[kind]}:1" if name == "case" else ids[kind]


def is_let_in(endpoint: str, answer: TestResponse) -> bool:
    to_login = (
        endpoint != "login.sign_out"
        and answer.status_code == HTTPStatus.SEE_OTHER
        and answer.location.startswith("/login")
    )
    return answer.status_code not in REFUSED and not to_login


def test_every_route_has_its_row(world: TwoForums) -> None:
    assert sorted(routes(world)) == sorted(ROUTES)


@pytest.mark.parametrize("person", ["nobody", *PEOPLE])
def test_who_may_what_in_their_own_forum(world: TwoForums, person: str) -> None:
    wrong = []
    for endpoint, row in ROUTES.items():
        role = LOCAL.get(person, person)
        expected = role in row.who and not (row.everywhere and person in LOCAL)
        before, method = world.version(), routes(world)[endpoint][0]
        with ask(world, endpoint, person, OPEN) as answer:
            wrote = world.version() != before
            if is_let_in(endpoint, answer) is not expected or (wrote and (not expected or method == "GET")):
                wrong.append((endpoint, answer.status_code, "wrote" if wrote else "", expected))
        if wrote:
            world.go_back()
    assert wrong == []


@pytest.mark.parametrize("person", LOCAL)
def test_what_is_anothers_is_not_there(world: TwoForums, person: str) -> None:
    wrong = []
    for endpoint, row in ROUTES.items():
        before = world.version()
        with ask(world, endpoint, person, HIDDEN) as answer:
            wrote, text = world.version() != before, _text(answer)
        named = set(row.ids.values()) - {"tab", "token", "1", "open", "desk.css", "reject"}
        if "nobody" in row.who:
            continue  # the author's page, by its token; a number that tells nothing
        if named and answer.status_code not in (HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN):
            wrong.append((endpoint, answer.status_code, "let in"))
        if wrote and named:
            wrong.append((endpoint, answer.status_code, "wrote"))
        wrong += [(endpoint, answer.status_code, word) for word in (HIDDEN, UNPLACED) if word in text]
        if wrote:
            world.go_back()
    assert wrong == []


def _text(answer: TestResponse) -> str:
    return "" if answer.is_streamed else answer.text


@pytest.mark.parametrize(
    "path",
    ["?forum=zqx", "?search=zqhidden", "?state=all", "?all", "?after=0&state=waiting", "?cursor=0&limit=200"],
)
def test_no_question_brings_anothers_words(world: TwoForums, path: str) -> None:
    query = path.replace("zqx", HIDDEN)
    for endpoint, row in ROUTES.items():
        method, rule = routes(world)[endpoint]
        if method != "GET" or row.ids or row.who != READS or endpoint == "live.stream":
            continue
        text = world.ask("local admin", "GET", f"{rule.rule}{query}", None).text.replace(query, "")
        shown = text.replace(f'value="{HIDDEN}"', "")  # what was asked stands in the field again
        assert (endpoint, UNPLACED in shown, "zqhidden " in shown) == (endpoint, False, False)


def test_an_order_of_another_forum_is_not_known_by_its_words(world: TwoForums) -> None:
    words = {"reference": f"{HIDDEN} reference", "authority": f"{HIDDEN} authority"}
    order = {**words, "address": f"https://{HIDDEN}.example/2"}
    answer = world.ask("local admin", "POST", "/api/v1/orders", order)
    assert (answer.status_code, answer.get_json(force=True)["field"]) == (422, "address")


def test_a_decision_of_another_forum_tells_no_case(world: TwoForums) -> None:
    body = {"decisions": [str(world.ids[HIDDEN]["decision"])]}
    path = f"/api/v1/waves/{world.ids[OPEN]['wave']}/undo"
    assert world.ask("local admin", "POST", path, body).status_code == 404


def test_every_form_is_from_our_own_pages(world: TwoForums) -> None:
    for endpoint, row in ROUTES.items():
        method, rule = routes(world)[endpoint]
        if method == "GET" or endpoint.startswith((PROGRAM, "webhook.")):
            continue
        path = world.desk.app.url_map.bind("localhost").build(
            endpoint, {n: _value(world.ids[OPEN], k, "admin") for n, k in row.ids.items()}, method=method
        )
        form, before = {"csrf_token": world.forms["admin"], **row.form}, world.version()
        for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            for person in ("admin", "nobody"):
                answer = world.clients[person].open(path, method=method, data=form, headers=headers)
                assert (endpoint, answer.status_code) == (endpoint, 403)
        if endpoint != "login.sign_in":
            assert (endpoint, world.clients["admin"].post(path, data=row.form).status_code) == (endpoint, 403)
        assert (endpoint, world.version()) == (endpoint, before), rule
