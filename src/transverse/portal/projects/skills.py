"""The closed list of skills: begun, searched, added to in plain French, rewritten, retired."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, QuerySet

from transverse.portal.data.naming import bare, is_foreign, key_of
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.people.search import fold
from transverse.portal.projects.models import Skill, Source
from transverse.portal.projects.starter import profiles, starter
from transverse.portal.projects.terms import FAMILY, LABEL, Term

MOST = 500  # a list that nobody reads to its end is no longer a list to choose from
_SHORTEST = 3
_UNUSED_KEPT = timedelta(days=30)
_ALREADY = "« {} » est déjà dans la liste, sous un autre libellé ou parmi les retirées."
_FULL = (
    f"La liste compterait plus de {MOST} compétences : plus personne ne la lirait. Retirez d'abord celles qui ne "
    "servent pas."
)


def listed() -> QuerySet[Skill]:
    """Return the skills from which one may choose, by family."""
    return Skill.objects.filter(retired_on=None)


def matching(skills: Iterable[Skill], text: str) -> list[Skill]:
    """Keep the skills that have a word beginning with each word of `text`: their own, of their family, of a profile."""
    wanted = fold(text)
    roles: dict[str, list[str]] = {}
    for profile in profiles():
        for code in profile.skills:
            roles.setdefault(code, []).append(profile.label)
    return [each for each in skills if _answers(wanted, fold(f"{each.label} {each.family}"), roles.get(each.code, ()))]


def _answers(wanted: Sequence[str], own: Sequence[str], roles: Iterable[str]) -> bool:
    """A profile answers with its own words alone: « référent données » is not half one profile, half another."""
    return any(
        all(any(word.startswith(each) for word in words) for each in wanted)
        for words in (own, *(fold(role) for role in roles))
    )


def by_family(skills: Iterable[Skill]) -> list[tuple[str, list[Skill]]]:
    """Return the families in alphabetical order, without accents, each with its skills in theirs."""
    ordered = sorted(skills, key=lambda each: (bare(each.family), each.key))
    return [(family, list(found)) for family, found in groupby(ordered, key=lambda each: each.family)]


def families() -> list[str]:
    """Return the families of the list, in alphabetical order."""
    return sorted(set(listed().order_by().values_list("family", flat=True)), key=bare)


@transaction.atomic
def start() -> int:
    """Add to the list what the starter list has and it has not; return how many skills are new."""
    codes, keys = set(Skill.objects.values_list("code", flat=True)), set(Skill.objects.values_list("key", flat=True))
    new = [each for each in starter() if each.code not in codes and key_of(each.label) not in keys]
    _make_room(len(new))
    Skill.objects.bulk_create(_skill(each, each.label, each.family, Source.STARTER) for each in new)
    return len(new)


@transaction.atomic
def add(label: str, family: str, term: Term | None = None, source: Source = Source.OWN) -> Skill:
    """Add a skill in the words of the collectivité; `term` is the one of a reference list that it stands for.

    Raises
    ------
    RefusalError
        The label or the family says nothing, or not in French; the list has it already, or is full.
    """
    _make_room(1)
    term = term or Term(f"ici-{uuid4().hex[:12]}", "")
    label = _free(label)
    if Skill.objects.filter(code=term.code).exists():
        raise RefusalError(_ALREADY.format(label))
    found = _skill(term, label, in_french(family, "la famille", FAMILY), source)
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError:  # somebody has just added it too
        raise RefusalError(_ALREADY.format(label)) from None
    return found


def rewrite(skill: Skill, revision: int) -> None:
    """Save a new label or family; what services and agents have said of the skill stays.

    Raises
    ------
    RefusalError
        As for `add`.
    ConflictError
        Somebody else has changed it meanwhile.
    """
    skill.label = _free(skill.label, skill.pk)
    skill.family, skill.key = in_french(skill.family, "la famille", FAMILY), key_of(skill.label)
    save_if_unchanged(skill, revision, "La compétence")


def retire(skill: Skill, today: date) -> None:
    """Take a skill off the list; what names it keeps it, and it may be put back."""
    Skill.objects.filter(pk=skill.pk, retired_on=None).update(retired_on=today, revision=skill.revision + 1)


def put_back(skill: Skill) -> None:
    """Put a retired skill back on the list."""
    _make_room(1)
    Skill.objects.filter(pk=skill.pk).update(retired_on=None, revision=skill.revision + 1)


def forget_unused(today: date) -> None:
    """Erase the skills retired a month ago that nothing names."""
    for skill in Skill.objects.filter(retired_on__lt=today - _UNUSED_KEPT):
        try:
            with transaction.atomic():
                skill.delete()
        except ProtectedError:
            continue


def in_french(said: str, what: str, longest: int = LABEL) -> str:
    """Return what somebody typed, on one line.

    Raises
    ------
    RefusalError
        It says nothing, is too long, or keeps a word that nobody says in a service.
    """
    text = " ".join(said.split())
    if len(text) < _SHORTEST or not bare(text):
        raise RefusalError(f"Écrivez {what} en quelques mots.")
    if len(text) > longest:
        raise RefusalError(f"Raccourcissez {what} : {longest} signes au plus, au lieu de {len(text)}.")
    if is_foreign(text):
        raise RefusalError(f"Un mot anglais reste dans {what}. Dites plutôt « données numériques ».")
    return text


def _free(label: str, pk: int = 0) -> str:
    """Return the label, unless another skill says the same."""
    label = in_french(label, "le libellé")
    other = Skill.objects.filter(key=key_of(label)).exclude(pk=pk).first()
    if other:
        where = "parmi les compétences retirées : remettez-la" if other.retired_on else "dans la liste"
        raise RefusalError(f"« {other.label} » est déjà {where}.")
    return label


def _make_room(count: int) -> None:
    if count and listed().count() + count > MOST:
        raise RefusalError(_FULL)


def _skill(term: Term, label: str, family: str, source: Source) -> Skill:
    return Skill(
        code=term.code,
        label=label,
        key=key_of(label),
        family=family,
        source=source,
        source_label=term.label[:500] if source in {Source.ESCO, Source.ROME} else "",
        esco=term.esco,
        rome=term.rome,
    )
