"""Telling how a project was really done: written by one, shared with all, found by any word."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q, QuerySet

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.people.models import Unit
from transverse.portal.people.search import fold
from transverse.portal.projects.models.stories import Story

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

PARTS = ("wanted", "came", "did", "helped", "otherwise")
_NEEDED = {"wanted": "ce que vous vouliez", "did": "ce que vous avez fait"}
_MOST_WORDS = 8


def visible(account: "Account") -> QuerySet[Story]:
    """Return the stories that somebody may read: those shared, one's own, and the drafts to those who steer."""
    found = Story.objects.select_related("author")
    if account.has_perm("stories.steer"):
        return found
    return found.filter(Q(state=Story.SHARED) | Q(author=account.agent_id or 0))


def matching(found: QuerySet[Story], text: str) -> QuerySet[Story]:
    """Keep the stories that have a word beginning with each of the words of `text`."""
    for word in fold(text)[:_MOST_WORDS]:
        found = found.filter(search_key__contains=f" {word}")
    return found


@transaction.atomic
def write(story: Story, revision: int, units: Iterable[Unit]) -> Story:
    """Save what was written and the services that took part; a shared story stays shared.

    Raises
    ------
    ConflictError
        Somebody else saved it meanwhile.
    """
    named = list(units)
    told = (story.title, *(getattr(story, each) for each in PARTS), *(unit.name for unit in named))
    story.search_key = "".join(f" {word}" for word in dict.fromkeys(word for text in told for word in fold(text)))
    if story.is_shared:
        _check(story)
    if story._state.adding:  # noqa: SLF001 (the public door of a row not written yet)
        story.save()
    else:
        save_if_unchanged(story, revision, "Ce récit")
    story.units.set(named)
    return story


def share(story: Story, revision: int, today: date) -> None:
    """Let everyone read it.

    Raises
    ------
    RefusalError
        What was wanted, or what was done, is not written yet.
    """
    _check(story)
    story.state, story.shared_on = Story.SHARED, story.shared_on or today
    save_if_unchanged(story, revision, "Ce récit")


def take_back(story: Story, revision: int) -> None:
    """Make it a draft again: nobody else reads it any more."""
    story.state = Story.DRAFT
    save_if_unchanged(story, revision, "Ce récit")


def _check(story: Story) -> None:
    missing = [words for name, words in _NEEDED.items() if not getattr(story, name).strip()]
    if missing:
        raise RefusalError(
            "Un récit partagé dit au moins ce que vous vouliez et ce que vous avez fait. "
            f"Écrivez {' et '.join(missing)}, puis recommencez."
        )
