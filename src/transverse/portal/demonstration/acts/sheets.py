"""Fiches de poste: written, put into circulation, read by the heads of the services that share the post."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.acts.mandates import LEAD
from transverse.portal.demonstration.chart import head_of
from transverse.portal.demonstration.names import person, titled
from transverse.portal.demonstration.past import day, moment
from transverse.portal.demonstration.stage import Event, Stage, acting
from transverse.portal.demonstration.story import Reader, Sheet, story
from transverse.portal.people import circulation, job_sheets

_DRAFTED = 4  # days ago, for a draft
_SKILLS = "Connaître les données du service\nTravailler avec d'autres services"
_RELATIONS = "La direction générale et le chef de projet\nLes référents des autres services"


def events(today: date) -> Iterator[Event]:
    """Yield what becomes of each fiche."""
    for sheet in story().sheets:
        days = sheet.days or _DRAFTED
        yield Event(moment(day(today, days), 9, 30), LEAD, partial(_write, sheet=sheet))
        if sheet.days:
            yield Event(moment(day(today, days), 11), LEAD, partial(_circulate, post=sheet.post))
        for reader in sheet.readers:
            when = moment(day(today, days - reader.after), 14, 20)
            yield Event(when, head_of(reader.unit), partial(_read, post=sheet.post, reader=reader))
        if sheet.again:
            yield Event(moment(day(today, sheet.again), 10, 15), LEAD, partial(_again, post=sheet.post))


def _write(on: Stage, _when: datetime, _by: Account, *, sheet: Sheet) -> None:
    post, is_woman = on.posts[sheet.post], person(sheet.post).is_woman
    parts = tuple(
        job_sheets.Part(
            unit=on.units[part.unit],
            percent=part.percent,
            activity=titled(part.does, is_woman=is_woman),
            is_functional=part.unit != post.unit.code,
            is_relay=part.network,
        )
        for part in sheet.shares
    )
    content = job_sheets.Content(post.title, "", sheet.purpose, _SKILLS, _RELATIONS, parts)
    on.versions[sheet.post] = job_sheets.create(on.agent(sheet.post), content)


def _circulate(on: Stage, when: datetime, _by: Account, *, post: str) -> None:
    version = on.versions[post]
    circulation.circulate(version, version.revision, when)


def _read(on: Stage, when: datetime, by: Account, *, post: str, reader: Reader) -> None:
    asked = on.versions[post].acknowledgements.get(director=acting(by))
    circulation.acknowledge(asked, reader.remark, by, when)


def _again(on: Stage, _when: datetime, _by: Account, *, post: str) -> None:
    job_sheets.renew(on.versions[post].sheet)
