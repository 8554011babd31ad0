"""The desk's own words for codes; lazy, so that each is said in the reader's language."""

from flask_babel import lazy_gettext as _

ACTIONS = {
    "none": _("No action"),
    "ask_source": _("Ask for source"),
    "cut_to_extract": _("Cut to extract"),
    "keep_one_copy": _("Keep one copy"),
    "hide": _("Hide"),
    "remove": _("Remove"),
    "approve": _("Put back"),
    "escalate": _("Escalate"),
}
CHOICES = tuple(action for action in ACTIONS if action != "approve")
"""What a moderator may choose in the bar; putting back is what an undo does."""

QUEUES = {"urgent": _("Urgent"), "review": _("Review")}

STATES = {
    "open": _("open"),
    "claimed": _("claimed"),
    "waiting": _("waiting for the author"),
    "decided": _("decided"),
    "closed": _("closed"),
}
REASONS = {
    "new": _("a new post"),
    "new_revision": _("the post was edited after it was decided"),
    "new_finding": _("something new was found in the post"),
    "undone": _("a decision was taken back"),
    "appeal": _("the author appeals"),
    "policy": _("the rules changed"),
    "deleted": _("the post was deleted on the forum"),
    "edited": _("an edit removed what was found"),
    "note": _("a note was taken up"),
    "notice": _("somebody reported the post"),
    "order": _("an authority orders its removal"),
    "answered": _("the author has answered by an edit"),
    "no_answer": _("the author has not answered"),
}
TRAVELS = {
    "waiting": _("goes to the forum soon"),
    "needs_second": _("waits for a second moderator"),
    "delivered": _("done on the forum"),
    "recorded": _("recorded"),
    "withdrawn": _("taken back"),
    "conflict": _("not done: the post changed on the forum"),
    "failed": _("not done: the forum did not accept it"),
}
LANGUAGES = {
    "fr": _("French"),
    "ar": _("Arabic"),
    "en": _("English"),
    "ary": _("Darija in Latin letters"),
    "und": _("not clear"),
}
FACTS = {
    "share_of_post": _("of the post"),
    "share_of_source": _("of the source"),
    "containment": _("contained in the earlier post"),
    "longest_run": _("letters in the longest unbroken run"),
    "confidence": _("how sure the check is"),
    "entity": _("entry of the list"),
    "view": _("found in the spelling"),
    "offer": _("may be"),
    "link": _("the shared link"),
    "family": _("family of sources"),
}
ERRORS = {
    "sign_in": _("Sign in first."),
    "credentials": _("The name or the password is wrong."),
    "too_many_attempts": _("Too many attempts. Wait five minutes, then try again."),
    "csrf": _("This form was not sent from the desk, or is too old. Load the page again."),
    "claimed": _("Somebody else has taken this case."),
    "version_conflict": _("This case has changed since you opened it. Here is how it stands now."),
    "not_open": _("This case is settled already. Here is how it stands now."),
    "not_claimed": _("Nobody holds this case any more."),
    "needs_second": _("Another moderator must confirm this removal."),
    "superseded": _("This decision was taken back or replaced already."),
    "grounds": _("Choose at least one ground for hiding or removing a post."),
    "reason": _("Write in the note why you skip this case."),
    "note_gone": _("This post was decided or examined again meanwhile. The list shows how it stands now."),
    "role": _("Your role reads cases and does not decide them."),
    "not_found": _("There is nothing here, or it is not yours to see."),
    "unavailable": _("The database does not answer. Try again in a moment."),
}
