"""Fiches de poste: written, put into circulation, read by the heads of the services that share the post."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.acts.mandates import LEAD
from transverse.portal.demonstration.chart import head_of
from transverse.portal.demonstration.names import person, titled
from transverse.portal.demonstration.past import day, moment
from transverse.portal.demonstration.stage import Event, Stage
from transverse.portal.demonstration.story import Reader, Sheet, story
from transverse.portal.people.models import Acknowledgement, JobSheet, JobSheetVersion, Share

_DRAFTED = 4  # days ago, for a draft


def events(today: date) -> Iterator[Event]:
    """Yield what becomes of each fiche."""
    for sheet in story().sheets:
        days = sheet.days or _DRAFTED
        yield Event(moment(day(today, days), 9, 30), LEAD, partial(_write, sheet=sheet))
        if sheet.days:
            yield Event(moment(day(today, days), 11), LEAD, partial(_circulate, sheet=sheet))
        for reader in sheet.readers:
            if reader.after is not None:
                when = moment(day(today, days - reader.after), 14, 20)
                yield Event(when, head_of(reader.unit), partial(_read, post=sheet.post, reader=reader))


def _write(on: Stage, _when: datetime, _by: Account, *, sheet: Sheet) -> None:
    agent = on.agent(sheet.post)
    kept = JobSheet.objects.create(agent=agent)
    version = JobSheetVersion.objects.create(
        sheet=kept,
        title=on.posts[sheet.post].title,
        purpose=sheet.purpose,
        skills="Connaître les données du service\nTravailler avec d'autres services",
        relations="Le chef de projet auprès de la direction générale\nLes référents des autres services",
    )
    is_woman = person(sheet.post).is_woman
    for part in sheet.shares:
        Share.objects.create(
            version=version,
            unit=on.units[part.unit],
            percent=part.percent,
            activity=titled(part.does, is_woman=is_woman),
            is_functional=part.unit != on.posts[sheet.post].unit.code,
            is_relay=part.network,
        )
    on.versions[sheet.post] = version


def _circulate(on: Stage, when: datetime, _by: Account, *, sheet: Sheet) -> None:
    version = on.versions[sheet.post]
    version.state, version.circulated_at = JobSheetVersion.CIRCULATED, when
    version.save()
    for reader in sheet.readers:
        Acknowledgement.objects.create(
            version=version, director=on.agent(head_of(reader.unit)), unit=on.units[reader.unit], asked_at=when
        )


def _read(on: Stage, when: datetime, by: Account, *, post: str, reader: Reader) -> None:
    asked = Acknowledgement.objects.get(version=on.versions[post], director=on.agent(head_of(reader.unit)))
    asked.read_at = asked.answered_at = when
    asked.remark, asked.recorded_by = reader.remark, by
    asked.save()
