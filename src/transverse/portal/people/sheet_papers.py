"""A version of a fiche de poste as a paper: what is frozen the day it circulates, and what is added since."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from transverse.papers import Signatory, changes
from transverse.papers.kinds.fiche_de_poste import Acknowledgement, Authority, Data, Line
from transverse.portal.people.heads import heads_of
from transverse.portal.people.models import Acknowledgement as Reading
from transverse.portal.people.models import JobSheetVersion, Post

_PLAIN = ("post", "agent", "grade", "main_unit", "attachment", "purpose")


def frozen(version: JobSheetVersion, on: date) -> dict[str, Any]:
    """Return what a version says today, names included, as plain values to keep."""
    data = _today(version, on)
    return {
        **{name: getattr(data, name) for name in _PLAIN},
        "skills": list(data.skills),
        "relations": list(data.relations),
        "date": on.isoformat(),
        "lines": [[each.unit, str(each.share), each.what, str(each.authority), each.head] for each in data.lines],
    }


def paper_of(
    version: JobSheetVersion,
    organisation: str,
    readings: Iterable[tuple[Reading, str]],
    previous: JobSheetVersion | None = None,
) -> Data:
    """Return a version as the data of its paper.

    Parameters
    ----------
    version, organisation
        What is written, by which collectivité.
    readings
        The directors who are asked to read it, each with the remark that whoever asks for the paper may see.
    previous
        The version before, that this one is compared to.
    """
    data = replace(_said(version), organisation=organisation, version=version.number)
    if previous:
        before = _said(previous)
        data = replace(data, previous=before.date, changes=changes(before, data))
    return replace(
        data,
        acknowledgements=tuple(
            Acknowledgement(
                str(each.director),
                each.unit.name,
                timezone.localdate(each.read_at) if each.read_at else None,
                remark,
            )
            for each, remark in readings
        ),
        signatories=(Signatory("Agent", data.agent), Signatory("Supérieur hiérarchique", data.attachment)),
    )


def previous_of(version: JobSheetVersion) -> JobSheetVersion | None:
    """Return the version before, if there is one."""
    return JobSheetVersion.objects.filter(sheet=version.sheet_id, number__lt=version.number).first()


def side_by_side(before: Data, after: Data) -> list[tuple[str, str, str]]:
    """Return each part of two versions beside the other: its label, then what each says."""
    old, new = _rows(before), _rows(after)
    return [(label, old.get(label, ""), new.get(label, "")) for label in {**new, **old}]


def _rows(data: Data) -> dict[str, str]:
    rows = {
        "Intitulé": data.post,
        "Cadre d'emplois": data.grade,
        "Service d'affectation": data.main_unit,
        "Supérieur hiérarchique": data.attachment,
        "Raison d'être du poste": data.purpose,
    }
    rows |= {
        f"Temps : {line.unit}": f"{line.share}\N{NO-BREAK SPACE}% – {line.what} (autorité {line.authority})"
        for line in data.lines
    }
    rows |= {"Compétences attendues": "\n".join(data.skills), "Relations de travail": "\n".join(data.relations)}
    return {label: text for label, text in rows.items() if text}


def _said(version: JobSheetVersion) -> Data:
    """Return what was frozen or, for a draft, what the chart says today."""
    kept = version.content
    if "lines" not in kept:
        return _today(version, timezone.localdate(version.circulated_at) if version.circulated_at else _now())
    return Data(
        organisation="",
        date=date.fromisoformat(kept["date"]),
        post=kept["post"],
        agent=kept["agent"],
        grade=kept["grade"],
        main_unit=kept["main_unit"],
        attachment=kept["attachment"],
        purpose=kept["purpose"],
        skills=tuple(kept["skills"]),
        relations=tuple(kept["relations"]),
        lines=tuple(
            Line(unit, Decimal(share), what, Authority(authority), head)
            for unit, share, what, authority, head in kept["lines"]
        ),
    )


def _now() -> date:
    return timezone.localdate()


def _today(version: JobSheetVersion, on: date) -> Data:
    agent = version.sheet.agent
    post = Post.objects.filter(holder=agent, closed_on=None).select_related("unit").first()
    shares = list(version.shares.select_related("unit"))
    units = {share.unit_id: share.unit for share in shares} | ({post.unit_id: post.unit} if post else {})
    heads = heads_of(units.values(), without=agent.pk)
    superior = heads.get(post.unit_id) if post else None
    return Data(
        organisation="",
        date=on,
        post=version.title,
        agent=str(agent),
        grade=version.grade,
        main_unit=post.unit.name if post else "",
        attachment=f"{superior.holder}, {superior.title}" if superior else "",
        purpose=version.purpose,
        skills=_lines(version.skills),
        relations=_lines(version.relations),
        lines=tuple(
            Line(
                f"{share.unit} (réseau des données)" if share.is_relay else share.unit.name,
                Decimal(share.percent),
                share.activity,
                Authority.FUNCTIONAL if share.is_functional else Authority.HIERARCHICAL,
                str(heads[share.unit_id].holder) if share.unit_id in heads else "",
            )
            for share in shares
        ),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
