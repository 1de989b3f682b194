"""The shared folder: allowed by the administrator, read twice by the engine for the référente of the water."""

import os
import shutil
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache, partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from django.conf import settings

from transverse.portal.accounts.models import Account
from transverse.portal.data import folders, scans
from transverse.portal.data.models import AllowedFolder, Scan, ScanState
from transverse.portal.data.roots import SHARE
from transverse.portal.demonstration.past import day, moment
from transverse.portal.demonstration.stage import Event, Stage
from transverse.portal.jobs.discovery import load_all
from transverse.portal.jobs.models import Job
from transverse.portal.jobs.worker import run_waiting


def events(today: date) -> Iterator[Event]:
    """Yield the permission, then each reading."""
    told = _told()
    yield Event(moment(day(today, told["allowed"]), 10), "", _allow)
    for days in told["read"]:
        when = moment(day(today, days), 9, 40)
        yield Event(when, told["by"], partial(_read, days=days), alone=True)


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(files("transverse.portal.demonstration").joinpath("partage.toml").read_text("utf-8"))


def _allow(on: Stage, when: datetime, by: Account) -> None:
    told = _told()
    share = Path(settings.FOLDER) / SHARE
    shutil.rmtree(share, ignore_errors=True)
    share.mkdir(parents=True)
    row = folders.allow(told["name"], folders.place_of(str(share)), [on.units[code] for code in told["units"]], by)
    AllowedFolder.objects.filter(pk=row.pk).update(added_at=when)


def _read(on: Stage, when: datetime, by: Account, *, days: int) -> None:
    """Have the files that were there so many days ago read.

    Raises
    ------
    RuntimeError
        They could not be.
    """
    _lay(on.today, days)
    load_all()
    folder = AllowedFolder.objects.get(withdrawn_at=None)
    row = scans.launch(folder, on.units[_told()["units"][0]], by)
    run_waiting()
    row.refresh_from_db()
    if row.state != ScanState.DONE:
        raise RuntimeError(row.message)
    Scan.objects.filter(pk=row.pk).update(asked_at=when, made_at=when)
    Job.objects.filter(pk__in=[row.job_id]).update(asked_at=when, alive_at=when, finished_at=when)


def _lay(today: date, days: int) -> None:
    """Put into the share the files as they were so many days ago, each with its date."""
    share = Path(settings.FOLDER) / SHARE
    with as_file(files("transverse.portal.demonstration") / "partage") as source:
        for name, age in _told()["days"].items():
            path = share / name
            if age >= days and not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source / name, path)
                os.utime(path, (moment(day(today, age), 11).timestamp(),) * 2)
