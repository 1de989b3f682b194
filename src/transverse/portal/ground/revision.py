"""Two people on one form: the second is told, nothing is overwritten."""

from typing import TypeVar

from django.db.models import F, Model

from transverse.portal.ground.refusals import ConflictError

M = TypeVar("M", bound=Model)


def save_if_unchanged(row: M, revision: int, what: str) -> None:
    """Save `row`, whose ``revision`` field counts its changes, unless it has changed since `revision` was shown.

    Raises
    ------
    ConflictError
        Somebody else saved it meanwhile; nothing is written.
    """
    claimed = type(row)._default_manager.filter(pk=row.pk, revision=revision).update(revision=F("revision") + 1)  # noqa: SLF001
    if not claimed:
        raise ConflictError(what)
    row.revision = revision + 1  # type: ignore[attr-defined]
    row.save()
