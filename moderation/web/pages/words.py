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
STAYS = _("The decision stands")
CHOICES = tuple(action for action in ACTIONS if action != "approve")
"""What a moderator may choose in the bar; putting back is what an undo does."""

PROPOSED = {
    "entity": _("a new entity"),
    "designation": _("one more list"),
    "exclusion": _("another meaning of the name"),
    "removal": _("a name or an entity taken away"),
}
SILENT = {
    "off": _("it is switched off here"),
    "other": _("a word close by says that it is something else:"),
    "ambiguous": _("it has other meanings, and nothing close by says which"),
    "within": _("it stands within a longer name"),
}
QUEUES = {"urgent": _("Urgent"), "review": _("Review")}

ANSWERS = {
    "ask_source": _("The source is there now: close"),
    "cut_to_extract": _("Only an extract is left: close"),
    "keep_one_copy": _("One copy is left: close"),
}
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
PURPOSES = {
    "received": _("the post came"),
    "older_post": _("an older post came late"),
    "cited_page": _("a page that it cites came"),
    "reprocess": _("examined again for all"),
}
EXAMINED = {
    "waiting": _("waits to be examined"),
    "running": _("is being examined"),
    "failed": _("could not be examined"),
}
REPLAYED = {
    "same": _("the same, to the last byte"),
    "other": _("something else came of it: a fault"),
}
LANGUAGES = {
    "fr": _("French"),
    "ar": _("Arabic"),
    "en": _("English"),
    "ary": _("Darija in Latin letters"),
    "und": _("not clear"),
}
FORMS = {
    "source_line": _("source line"),
    "source_note": _("source note"),
    "link": _("link"),
    "via": _("read elsewhere"),
    "attribution": _("attribution"),
    "press": _("newspaper"),
    "author_year": _("author and year"),
    "reference": _("reference"),
    "footnote": _("footnote"),
    "footnote_mark": _("call of a footnote"),
    "law": _("law"),
    "document": _("document"),
    "book": _("book"),
    "title": _("work"),
    "post": _("post on another site"),
    "recording": _("recording"),
    "quran": _("Quran"),
    "hadith": _("hadith"),
    "member_quote": _("quote of a member"),
}
"""How a source is named in a post; the others (doi, isbn, rfc …) are the same in every language."""
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
NOTICE_REASONS = {
    "terrorist_content": _("terrorist content"),
    "child_abuse": _("sexual abuse of children"),
    "hate": _("hatred against people"),
    "violence": _("threats or a call to violence"),
    "defamation": _("defamation or insult"),
    "privacy": _("private life, personal data"),
    "copyright": _("copied without right"),
    "rules": _("against the rules of the forum"),
    "other": _("something else"),
}
NOTICE_ERRORS = {
    "address": _("The address must begin with http:// or https://."),
    "reason": _("Choose what is wrong with the post."),
    "explanation": _("Say why, in at most 5,000 characters."),
    "name": _("The name is too long."),
    "email": _("This is no e-mail address."),
    "good_faith": _("Please confirm that you write in good faith."),
}
ORDER_ERRORS = {
    "reference": _("Write the order’s reference, in at most 200 characters."),
    "authority": _("Write the authority’s name, in at most 200 characters."),
    "address": _("The address must begin with http:// or https://, and be of your forums."),
    "received_at": _("This time does not exist, or lies in the future."),
}
WHAT_TO_DO = {
    "unknown_appeal": _(
        "Open it again from the message that told you of the decision, and see that all of it is there. If "
        "it still leads here, write to the moderators of the forum and name your post: they can send you "
        "the reasons and the link again."
    ),
    "too_many_requests": _("Nothing of it was kept. Go back: what you wrote should still be there."),
}
ERRORS = {
    "sign_in": _("Sign in first."),
    "credentials": _("The name or the password is wrong."),
    "too_many_attempts": _("Too many attempts. Wait five minutes, then try again."),
    "too_many_requests": _("This form was sent too often. Wait five minutes, then try again."),
    "unknown_appeal": _("This link leads to no decision."),
    "oidc": _("The provider does not answer. Try again in a moment, or use your password."),
    "oidc_refused": _("Signing in there did not work. Try again."),
    "oidc_unknown": _("Nobody here is known by that account. Ask an administrator."),
    "csrf": _("This form was not sent from the desk, or is too old. Load the page again."),
    "claimed": _("Somebody else has taken this case."),
    "version_conflict": _("This case has changed since you opened it. Here is how it stands now."),
    "not_open": _("This case is settled already. Here is how it stands now."),
    "not_claimed": _("Nobody holds this case any more."),
    "own_decision": _(
        "You took this decision. Another person answers the author; you can still take it back."
    ),
    "needs_second": _("Another moderator must confirm this removal."),
    "edited": _("The post was edited after this removal was proposed. Wait until the new text is examined."),
    "told": _("The author was told already."),
    "superseded": _("This decision was taken back or replaced already."),
    "grounds": _("Choose at least one ground for hiding or removing a post."),
    "reason": _("Write in the note why you skip this case."),
    "note_gone": _("This post was decided or examined again meanwhile. The list shows how it stands now."),
    "not_in_wave": _("This post is not of the same text any more."),
    "case": _("Tick the cases that are to be decided."),
    "cases": _("Tick at least one case, and at most two hundred."),
    "role": _("Your role reads cases and does not decide them."),
    "handled": _("This notice is handled already."),
    "case_open": _("Decide its case: that answers the notice."),
    "executed": _("This order is executed already."),
    "unknown_address": _(
        "No post of this address is known here. Remove it on the forum by hand, then say so."
    ),
    "not_found": _("There is nothing here, or it is not yours to see."),
    "unavailable": _("The database does not answer. Try again in a moment."),
}
