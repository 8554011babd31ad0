"""What the desk's pages do programs can do: each page has its twin in the API, or a reason to have none."""

from collections.abc import Mapping

from moderation.web import create_app
from moderation.wiring import Service

# fmt: off
TWINS: Mapping[str, str] = {
    "queue.show_queue": "api_cases.cases",
    "queue.next_case": "api_cases.claim_next",
    "saved.save": "api_saved_filters.save",
    "saved.remove": "api_saved_filters.remove",
    "case.show_case": "api_cases.case",  # what was found: api_posts.examinations
    "claim.claim": "api_cases.claim",
    "claim.release": "api_cases.release",
    "decide.decide": "api_cases.decide",
    "decide.tell": "api_decisions.told",
    "decide.undo": "api_decisions.undo",
    "feedback.skip": "api_cases.skip",
    "feedback.wrong": "api_findings.wrong",
    "statement.show_statement": "api_statements.statement",
    "statement.show_preview": "api_statements.show_preview",
    "notes.show_notes": "api_notes.notes",
    "notes.show_note": "api_notes.note",
    "notes.decide": "api_notes.decide",
    "notices.send": "notices.send",  # takes JSON too
    "notices.show_notices": "api_notices.notices",
    "notices.handle": "api_notices.handled",
    "orders.show_orders": "api_orders.orders",
    "orders.register_order": "api_orders.register",
    "orders.show_order": "api_orders.order",
    "orders.execute": "api_orders.execute",
    "decisions.show_decisions": "api_decisions.decisions",
    "decisions.as_csv": "api_decisions.decisions",
    "decisions.as_json": "api_decisions.decisions",
    "statistics.show_statistics": "api_statistics.figures",
    "statistics.as_csv": "api_statistics.figures",
    "statistics.as_document": "api_statistics.figures",
    "live.counts": "api_statistics.figures",  # `waiting`
    "second_looks.show_looks": "api_second_looks.looks",  # how far people agree: api_second_looks.agreement
    "second_looks.draw": "api_second_looks.draw",
    "second_looks.show_look": "api_history.examination",  # which the look names
    "second_looks.judge": "api_second_looks.judge",
    "library.show_library": "api_library.sums",  # and api_library.sources, api_feeds.feeds
    "library.add": "api_library.add",
    "library.withdraw": "api_library.withdraw",
    "library.follow": "api_feeds.follow",
    "library.unfollow": "api_feeds.unfollow",
    "watchlist.show_watchlist": "api_watchlist.entities",  # and api_proposals.proposals
    "watchlist.attempt": "api_watchlist.attempt",
    "watchlist.show_hits": "api_watchlist.hits",
    "watchlist.decide": "api_proposals.accept",  # and api_proposals.reject
    "policy.show_policy": "api_policy.active",
    "policy.attempt": "api_policy.backtest",
    "policy.activate": "api_policy.activate",  # an earlier version: api_policy.rollback
    "post.show_post": "api_posts.post",  # and api_history.revisions, explanation, replayed
    "waves.show_wave": "api_waves.wave",
    "waves.show_preview": "api_statements.show_preview",  # of each of its cases
    "waves.decide": "api_waves.decide",
    "waves.undo": "api_waves.undo",
}
WITHOUT: Mapping[str, str] = {
    "static": "files of the pages",
    "live.stream": "a page's own news; a program asks again, and a case that it knows is 304",
    "compare.show_comparison": "lays two texts side by side; the passages are in the examination",
    "compare.compare_note": "the same",
    "second_looks.compare": "the same",
    "statement.go_back": "shows a form again",
    "waves.go_back": "shows a form again",
    "preferences.form": "cookies of a browser",
    "preferences.save": "cookies of a browser",
    "login.form": "a program has a token",
    "login.sign_in": "a program has a token",
    "login.sign_out": "a program has a token",
    "oidc.start": "a program has a token",
    "oidc.back": "a program has a token",
    "appeal.show_appeal": "an author's own page, by a signed link",
    "appeal.send": "an author's own answer",
    "notices.form": "a form",
    "notices.received": "a receipt; a program has the id",
}
# fmt: on
FOR_PROGRAMS = ("api_", "ops.", "webhook.")


def test_every_page_has_a_twin_or_a_reason_to_have_none(service: Service) -> None:
    routes = {rule.endpoint for rule in create_app(service).url_map.iter_rules()}
    pages = {name for name in routes if not name.startswith(FOR_PROGRAMS)}
    assert pages - {*TWINS, *WITHOUT} == set()
    assert not set(TWINS) & set(WITHOUT)
    assert set(TWINS.values()) <= routes
