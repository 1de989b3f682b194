"""What becomes of a line of a sheet: kept, written better, merged into another, taken off, put back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from transverse.portal.data.models import Holding, Sheet
from transverse.portal.data.naming import clean, is_foreign, key_of
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.people.models import Unit

FOREIGN = (
    "Un mot anglais reste dans votre texte. Dites-le avec les mots de votre service : « données de… », « tableau de… »."
)
_EXISTS = "« {} » est déjà sur la fiche : complétez cette ligne, ou choisissez un autre nom."
_TEXTS = ("tool", "known_by", "shared_words")


def keep(line: Holding) -> None:
    """Accept a proposal: it will be on the paper."""
    _write(line, is_kept=True)


def keep_all(sheet: Sheet) -> int:
    """Accept all the proposals of a sheet; return how many there were."""
    return sheet.holdings.filter(is_kept=False, removed_at=None).update(is_kept=True)


def remove(line: Holding, now: datetime) -> None:
    """Take a line off; it can be put back."""
    _write(line, removed_at=now)


def restore(line: Holding) -> None:
    """Put back a line that was taken off, or merged into another."""
    _write(line, removed_at=None, merged_into=None)


def add(sheet: Sheet, said: str, phrase: str) -> Holding:
    """Add a line in the words of who answers for the sheet.

    Raises
    ------
    RefusalError
        Nothing is said, in words that are not French, or what is on the sheet already.
    """
    label = named(said)
    if sheet.holdings.filter(key=key_of(label)).exists():
        raise RefusalError(_EXISTS.format(label))
    return Holding.objects.create(sheet=sheet, key=key_of(label), label=label, phrase=phrase, is_kept=True)


@transaction.atomic
def write(line: Holding, revision: int, shared_with: Iterable[Unit]) -> None:
    """Save what has been changed in a line, which is then kept.

    Its key stays, so that later answers find the line under its new name.

    Raises
    ------
    RefusalError
        The new label is that of another line, or says nothing.
    ConflictError
        Somebody else has changed it meanwhile.
    """
    line.label = named(line.label)
    others = line.sheet.holdings.exclude(pk=line.pk)
    if others.filter(label__iexact=line.label, removed_at=None).exists():
        raise RefusalError(_EXISTS.format(line.label))
    for name in _TEXTS:
        setattr(line, name, _in_french(getattr(line, name)))
    line.is_kept = True
    save_if_unchanged(line, revision, "La ligne")
    line.shared_with.set(shared_with)


@transaction.atomic
def merge(line: Holding, into: Holding, now: datetime) -> None:
    """Make one line of two: `into` keeps what it says and learns what it did not say.

    Raises
    ------
    RefusalError
        They are one line, of two sheets, or one of them was taken off.
    """
    if line.pk == into.pk or line.sheet_id != into.sheet_id or line.removed_at or into.removed_at:
        raise RefusalError("Ces deux lignes ne se regroupent pas : rouvrez la fiche, puis choisissez-en deux autres.")
    into.tasks = [*into.tasks, *(task for task in line.tasks if task not in into.tasks)]
    for name in ("tool", "known_by", "contact_id", "since", "rhythm", "updated_on", "shared_words", "openable"):
        setattr(into, name, getattr(into, name) or getattr(line, name))
    into.personal = _graver(into.personal, line.personal)
    into.is_kept = True
    into.revision += 1
    into.save()
    into.shared_with.add(*line.shared_with.all())
    _write(line, removed_at=now, merged_into=into)


def _graver(one: str, other: str) -> str:
    degrees = ("", "none", "professional", "indirect", "direct", "sensitive")
    return max(one, other, key=degrees.index)


def named(said: str) -> str:
    """Return what somebody calls a line, as it is shown.

    Raises
    ------
    RefusalError
        It says nothing, or not in French.
    """
    label = clean(said)
    if is_foreign(label):
        raise RefusalError(FOREIGN)
    if key_of(label) == key_of(""):
        raise RefusalError("Écrivez en quelques mots ce que le service tient : « relevés de fuites ».")
    return label


def _in_french(said: str) -> str:
    """Return free words without the one that the product never writes; a tool keeps the name of its maker."""
    return said.strip() if not is_foreign(said) else clean(said)


def _write(line: Holding, **changes: object) -> None:
    for name, value in changes.items():
        setattr(line, name, value)
    line.revision += 1
    line.save(update_fields=[*changes, "revision"])
