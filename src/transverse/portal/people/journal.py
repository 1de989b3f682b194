"""All that was done in the portal, as the journal keeps it: who, when, on what, which fields."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from auditlog.models import LogEntry

if TYPE_CHECKING:
    from django.db.models import QuerySet

_ACTS = {
    LogEntry.Action.CREATE: "création",
    LogEntry.Action.UPDATE: "modification",
    LogEntry.Action.DELETE: "suppression",
    LogEntry.Action.ACCESS: "consultation",
}


class Line(NamedTuple):
    """One act: when, who (the portal itself for a job or the daily work), what, on what, the fields that changed.

    The values of the fields are left out: they stay where those who may read them look.
    """

    when: datetime
    who: str
    act: str
    about: str
    named: str
    fields: str


def journal() -> "QuerySet[Any]":
    """Return all that was done, the newest first."""
    found: QuerySet[Any] = LogEntry.objects.select_related("actor__agent", "content_type").order_by("-timestamp", "-pk")
    return found


def said(entry: LogEntry) -> Line:
    """Put words on an entry of the journal."""
    model = entry.content_type.model_class()
    meta = model._meta if model else None  # noqa: SLF001 (the public door of models)
    names = {each.name: str(getattr(each, "verbose_name", each.name)) for each in meta.get_fields()} if meta else {}
    changed = entry.changes_dict if entry.action == LogEntry.Action.UPDATE else {}
    return Line(
        when=entry.timestamp,
        who=str(entry.actor) if entry.actor else "Le portail",
        act=_ACTS[entry.action],
        about=str(meta.verbose_name) if meta else entry.content_type.model,
        named=entry.object_repr,
        fields=", ".join(names.get(name, name) for name in changed),
    )
