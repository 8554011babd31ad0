"""Second looks: a person judges decided cases blindly, so that the desk knows how far its people agree.

A look changes nothing: no case, no decision, no post.
"""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from moderation.desk.decide import Choice
from moderation.desk.review import MAY_DECIDE, deciders, require_decider
from moderation.model import Action, Conflict, Invalid, NotFound, Refused, Role
from moderation.ports import Store, Transaction
from moderation.ports.records import User
from moderation.ports.second_looks import SecondLook

MAY_DRAW = (Role.SENIOR, Role.ADMIN)
RECENT = timedelta(days=30)
SAMPLE, MOST = 20, 200
CHOICES = tuple(each for each in Action if each not in (Action.APPROVE, Action.ESCALATE))
"""What a looker may choose."""


def draw(store: Store, user: User, random: Random, *, looker: str | None = None, count: int = SAMPLE) -> int:
    """Draw recent decisions of others for a person to look at, each as likely as any; give how many.

    Without a `looker` they are for the user. Raises Refused unless the user may draw, Invalid for a looker
    who decides nothing.
    """
    if user.role not in MAY_DRAW:
        raise Refused(f"the role {user.role.value} does not draw second looks", code="role")
    if not 1 <= count <= MOST:
        raise Invalid(f"count: must be from 1 to {MOST}", field="count")
    with store.write() as tx:
        person = user if looker is None else _looker(tx, looker)
        forums = _shared(user, person)
        known = tx.second_looks.drawable(person.name, since=tx.now() - RECENT, forums=forums)
        drawn = random.sample(known, min(count, len(known)))
        tx.second_looks.add(drawn, by=person.name)
        if drawn:
            tx.audit.append(user.name, "draw", f"user:{person.name}", second_looks=len(drawn))
    return len(drawn)


def lookers(tx: Transaction, user: User) -> Sequence[str]:
    """Give the names of those for whom a user may draw looks."""
    return [each.name for each in deciders(tx, user) if not each.disabled]


def _looker(tx: Transaction, name: str) -> User:
    person = tx.users.get(name)
    if person.role not in MAY_DECIDE or person.disabled:
        raise Invalid(f"by: {name} decides no cases", field="by")
    return person


def _shared(user: User, person: User) -> Sequence[str]:
    """Give the forums that both see; NotFound if they share none."""
    if not user.forums or not person.forums:
        return user.forums or person.forums
    shared = [name for name in user.forums if name in person.forums]
    if not shared:
        raise NotFound(f"there is no user {person.name} in your forums", code="unknown_user")
    return shared


def own(tx: Transaction, look_id: int, user: User) -> SecondLook:
    """Give a look that is the user's own and still of their forums; any other is NotFound."""
    look = tx.second_looks.get(look_id)
    if look.by != user.name or (user.forums and look.forum not in user.forums):
        raise NotFound(f"there is no second look {look_id}", code="unknown_look")
    return look


def judge(store: Store, look_id: int, user: User, choice: Choice) -> SecondLook:
    """Write what the looker would have done, once; Conflict if it is written already."""
    require_decider(user)
    if choice.action not in CHOICES:
        raise Invalid(f"action: must be one of {', '.join(CHOICES)}", field="action")
    with store.write() as tx:
        own(tx, look_id, user)
        if not tx.second_looks.judge(look_id, choice.action, choice.grounds):
            raise Conflict(f"second look {look_id} is made already", code="look_made")
        tx.audit.append(user.name, "look", f"second_look:{look_id}")
        return tx.second_looks.get(look_id)
