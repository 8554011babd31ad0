"""Statistics: what waits, what passes, and how each check was judged; nobody is counted by name."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from flask import Blueprint, Response, jsonify, request
from flask_babel import format_datetime, gettext
from flask_babel import lazy_gettext as _

from moderation.desk.statistics import DAY, HOUR, WEEK, Judged, Share, Statistics, statistics
from moderation.desk.statistics_shown import as_json, judged
from moderation.messages.catalogue import percent
from moderation.ports.statistics import Stream
from moderation.web import charts, table
from moderation.web.current import service
from moderation.web.language import direction, language
from moderation.web.page import show
from moderation.web.session import current_user

blueprint = Blueprint("statistics", __name__)
USUAL = "30"
PERIODS = {
    "1": _("the last 24 hours"),
    "7": _("the last 7 days"),
    USUAL: _("the last 30 days"),
    "90": _("the last 90 days"),
    "365": _("the last year"),
}
STREAMS = {
    Stream.RECEIVED: _("Posts received"),
    Stream.OPENED: _("Cases opened"),
    Stream.DECIDED: _("Decisions"),
}
MOST = {
    HOUR: _("%(what)s: %(total)s, at most %(highest)s in an hour"),
    DAY: _("%(what)s: %(total)s, at most %(highest)s in a day"),
    WEEK: _("%(what)s: %(total)s, at most %(highest)s in a week"),
}
COLUMNS = (
    "check",
    "language",
    "found",
    "confirmed",
    "overturned",
    "let_be",
    "waiting",
    "n",
    "value",
    "low",
    "high",
)


@blueprint.get("/statistics")
def show_statistics() -> Response:
    """Show the figures of a period."""
    made, user = _asked(), current_user()
    with service().store.read() as tx:
        forums = user.forums or tuple(forum.name for forum in tx.forums.list())
    mirrored = direction() == "rtl"
    return show(
        "statistics.html",
        made=made,
        periods=PERIODS,
        streams=STREAMS,
        charts={
            stream: charts.bars([step.counts[stream] for step in made.flow], mirrored=mirrored)
            for stream in Stream
        },
        interval=lambda share: charts.interval(share, mirrored=mirrored),
        said=_said,
        written=lambda at: _written(at, made.step),
        judged=_worth_a_row(made.judged),
        most=str(MOST[made.step]),
        forums=forums,
        chosen=_chosen(),
    )


@blueprint.get("/statistics.csv")
def as_csv() -> Response:
    """Give how each check was judged as a table."""
    rows = ({**judged(each), **judged(each)["precision"]} for each in _asked().judged)
    return table.as_csv("statistics.csv", COLUMNS, rows)


@blueprint.get("/statistics.json")
def as_document() -> Response:
    """Give all figures as one JSON document."""
    answer = jsonify(as_json(_asked()))
    answer.headers["Content-Disposition"] = 'attachment; filename="statistics.json"'
    return answer


def _chosen() -> Mapping[str, str]:
    period = request.args.get("period", USUAL)
    return {
        "period": period if period in PERIODS else USUAL,
        "forum": request.args.get("forum", ""),
    }


def _asked() -> Statistics:
    chosen = _chosen()
    since = datetime.now(UTC) - timedelta(days=int(chosen["period"]))
    return statistics(service().store, current_user(), since=since, forum=chosen["forum"] or None)


def _worth_a_row(judged: Sequence[Judged]) -> Sequence[Judged]:
    """Leave out the only language of a check: its figures stand in the row of all languages."""
    found = {each.check: each.found for each in judged if each.language is None}
    return [each for each in judged if each.language is None or each.found < found[each.check]]


def _said(share: Share) -> str:
    """Say a share with its interval."""
    if share.value is None or not share.is_enough:
        return str(gettext("too few to say"))
    low, high = (percent(end, language()) for end in share.interval)
    value = percent(share.value, language())
    return str(gettext("%(share)s (%(low)s to %(high)s)", share=value, low=low, high=high))


def _written(at: datetime, step: timedelta) -> str:
    form = "d MMM, HH:mm" if step is HOUR else "d MMM" if step is DAY else "d MMM y"
    return str(format_datetime(at, form, rebase=False))
