"""What a lettre de mission says: read from the mandate while it is a draft, frozen once it has been sent."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from transverse.papers import Signatory, changes
from transverse.papers.kinds import lettre_de_mission, texts
from transverse.papers.kinds.lettre_de_mission import Data
from transverse.papers.words import fill, of
from transverse.portal.ground.models import collectivity
from transverse.portal.people.heads import heads_of
from transverse.portal.people.models import TITLES, Agent, Kind, Letter, LetterState, Mandate, Post, Rhythm, Unit
from transverse.trades import trades

NO_POST = "sans poste dans l'organigramme"

OWN = ("title", "reference", "salutation", "missions", "means")
"""What is written for one letter; the rest comes from its mandate."""

KINDS = {
    Kind.LEAD: "chef_de_projet",
    Kind.TEAM: "equipe_numerique",
    Kind.RELAY: "referent_donnees",
    Kind.DEPUTY: "suppleant",
}
_RHYTHMS = {
    Rhythm.MONTHLY: "une fois par mois",
    Rhythm.QUARTERLY: "une fois par trimestre",
    Rhythm.YEARLY: "une fois par an",
}
_OF_MANDATE = ("title", "units", "attachment", "time_share", "start", "end", "missions", "frequency")
_ACROSS = {Kind.LEAD: "données qu'il gère déjà", Kind.TEAM: "données des services"}


def usual_missions(kind: str, units: Iterable[Unit]) -> tuple[str, ...]:
    """Return the missions that such a letter usually gives, in the words of the trade of the units."""
    words = texts(lettre_de_mission.ID)["mandates"][KINDS[Kind(kind)]]["missions"]
    return tuple(fill(each, donnees=_data_of(kind, units)) for each in words)


def usual_means(kind: str) -> tuple[str, ...]:
    """Return the means that such a letter usually gives."""
    return tuple(texts(lettre_de_mission.ID)["mandates"][KINDS[Kind(kind)]]["means"])


def content_of(letter: Letter) -> Data:
    """Return what the letter says, with the signatures given so far.

    The mandate is read with its agent, attachment, units and principal; fetch them first to spare queries.
    """
    frozen = letter.state != LetterState.DRAFT and "organisation" in letter.content
    data = from_json(letter.content) if frozen else _live(letter)
    places = tuple(
        Signatory(each.capacity, str(each.agent), timezone.localdate(each.signed_at) if each.signed_at else None)
        for each in letter.signatures.all()
    )
    return replace(data, signatories=places)


def said_by(mandate: Mandate) -> dict[str, Any]:
    """Return what the mandate itself says of the letter, as plain values to keep with it."""
    return {name: value for name, value in as_json(_from_mandate(mandate)).items() if name in _OF_MANDATE}


def changed_since(letter: Letter) -> tuple[str, ...]:
    """Say in French what the mandate has changed since the letter was sent."""
    if letter.state == LetterState.DRAFT or not letter.basis:
        return ()
    now = _from_mandate(letter.mandate)
    return changes(replace(now, **_typed(letter.basis)), now)


def as_json(data: Data) -> dict[str, Any]:
    """Return `data` as JSON keeps it; the days of signature stay out, since they are not what is signed."""
    values = {each.name: getattr(data, each.name) for each in fields(data)}
    values["signatories"] = [[each.role, each.name] for each in data.signatories]
    kept: dict[str, Any] = json.loads(json.dumps(values, default=str))
    return kept


def from_json(kept: Mapping[str, Any]) -> Data:
    """Return the content that `as_json` kept."""
    return Data(**_typed(kept))


def fingerprint(kept: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what is signed."""
    plain = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _typed(kept: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(kept)
    for name in ("date", "start", "end"):
        if values.get(name):
            values[name] = date.fromisoformat(values[name])
    for name in ("time_share", "days"):
        if values.get(name) is not None:
            values[name] = Decimal(values[name])
    for name in ("units", "missions", "means"):
        if name in values:
            values[name] = tuple(values[name])
    if "signatories" in values:
        values["signatories"] = tuple(Signatory(role, person) for role, person in values["signatories"])
    return values


def _live(letter: Letter) -> Data:
    """Compose a draft: what the mandate says today, and what was written for this letter."""
    mandate = letter.mandate
    units = list(mandate.units.all())
    heads = {post.holder_id: post for post in heads_of(units, without=mandate.agent_id).values()}
    own: dict[str, Any] = _typed({name: letter.content[name] for name in OWN if letter.content.get(name)})
    data = replace(
        _from_mandate(mandate),
        organisation=collectivity().name,
        date=timezone.localdate(),
        post=_post_of(mandate.agent),
        donnees=_data_of(mandate.kind, units),
        head=" ; ".join(_named(post) for post in heads.values()) if mandate.has_line else "",
        deputy=_deputy_of(mandate),
    )
    return replace(data, **own)


def _from_mandate(mandate: Mandate) -> Data:
    units = list(mandate.units.all())
    lines = tuple(line.strip() for line in mandate.missions.splitlines() if line.strip())
    return Data(
        title=title_of(mandate),
        organisation="",
        date=mandate.starts_on,
        mandate=KINDS[Kind(mandate.kind)],
        person=str(mandate.agent),
        post="",
        units=tuple(str(unit) for unit in units),
        attachment=_named(mandate.attached_to) if mandate.attached_to else "",
        time_share=Decimal(mandate.time_share),
        start=mandate.starts_on,
        end=mandate.ends_on,
        missions=lines or usual_missions(mandate.kind, units),
        means=usual_means(mandate.kind),
        frequency=_RHYTHMS[Rhythm(mandate.rhythm)],
    )


def title_of(mandate: Mandate) -> str:
    """Return the function as the letter says it, in agreement with the person."""
    if mandate.principal:
        return f"{mandate.called} {of(mandate.principal.agent)}, {mandate.principal.called}"
    usual = str(texts(lettre_de_mission.ID)["mandates"][KINDS[Kind(mandate.kind)]]["title"])
    return usual.replace(TITLES[mandate.kind][0], mandate.title) if mandate.title else usual


def _named(post: Post) -> str:
    return f"{post.holder}, {_lower_first(post.title)}" if post.holder else _lower_first(post.title)


def _post_of(agent: Agent) -> str:
    post = agent.posts.filter(closed_on=None).select_related("unit").first()
    return f"{_lower_first(post.title)}, {post.unit}" if post else NO_POST


def _deputy_of(mandate: Mandate) -> str:
    """Return who stands in, or whom one stands in for."""
    if mandate.principal:
        return str(mandate.principal.agent)
    today = timezone.localdate()
    deputies = Mandate.objects.current(today).filter(principal=mandate).select_related("agent")
    return ", ".join(str(each.agent) for each in deputies)


def _data_of(kind: str, units: Iterable[Unit]) -> str:
    """Return the data in the words of the trade of the units, when they have one in common."""
    if kind in _ACROSS:
        return _ACROSS[Kind(kind)]
    codes = {unit.trade for unit in units}
    trade = trades().get(codes.pop()) if len(codes) == 1 else None
    return f"données {trade.phrases[0].text}" if trade else "données du service"


def _lower_first(title: str) -> str:
    """Return a title inside a sentence: « Directrice » becomes « directrice », « DGS » stays."""
    return title if title[:2].isupper() else f"{title[:1].lower()}{title[1:]}"
