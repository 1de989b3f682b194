import os
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from transverse.portal.ground.models import Receipt
from transverse.portal.jobs import daily as registry
from transverse.portal.jobs import purge
from transverse.portal.jobs.clock import tick
from transverse.portal.jobs.discovery import load_all
from transverse.portal.jobs.models import DailyRun, Job, JobState
from transverse.portal.jobs.often import Minutes
from transverse.portal.jobs.progress import STOPPING

pytestmark = [pytest.mark.data, pytest.mark.django_db]

MORNING = timezone.localtime().replace(hour=7, minute=0, second=0, microsecond=0)


@pytest.fixture
def called(monkeypatch):
    load_all()
    days = []
    monkeypatch.setattr(registry, "_DAILY", {"test": days.append})
    return days


def test_it_is_done_once_a_day(called):
    assert registry.run_daily(MORNING) == ["test"]
    assert registry.run_daily(MORNING + timedelta(hours=3)) == []
    assert registry.run_daily(MORNING + timedelta(days=1)) == ["test"]
    assert called == [MORNING, MORNING + timedelta(days=1)]


def test_it_is_not_done_at_night(called):
    assert registry.run_daily(MORNING.replace(hour=5)) == []
    assert called == []


def test_of_two_workers_one_does_it(called):
    registry._claimed("test", MORNING)
    assert registry.run_daily(MORNING) == []
    assert called == []


def test_after_a_worker_was_killed_it_is_done_the_same_day(called):
    registry._claimed("test", MORNING)
    assert registry.run_daily(MORNING + timedelta(minutes=11)) == ["test"]


def test_a_fault_is_tried_again_and_does_not_stop_the_others(monkeypatch, caplog):
    done = []
    monkeypatch.setattr(registry, "_DAILY", {"a": lambda _now: 1 / 0, "b": done.append})
    assert registry.run_daily(MORNING) == ["b"]
    assert "daily work a" in caplog.text
    assert registry.run_daily(MORNING + timedelta(minutes=5)) == []
    assert not DailyRun.objects.get(name="a").is_done
    monkeypatch.setitem(registry._DAILY, "a", done.append)
    assert registry.run_daily(MORNING + timedelta(minutes=15)) == ["a"]


def test_the_real_ones_run(settings):
    names = registry.run_daily(MORNING)
    assert {"purge-jobs", "purge-receipts", "purge-sessions"} <= set(names)
    assert all(DailyRun.objects.get(name=name).is_done for name in names)


def test_old_receipts_and_jobs_are_forgotten(town):
    now = timezone.now()
    for days in (6, 8):
        row = Receipt.objects.create(key=uuid4(), account=town.accounts["agent"], location=f"/{days}")
        Receipt.objects.filter(pk=row.pk).update(at=now - timedelta(days=days))
    for days in (89, 91):
        finished = now - timedelta(days=days)
        Job.objects.create(kind="test", label=str(days), state=JobState.DONE, finished_at=finished)
    Job.objects.create(kind="test", label="attend")
    purge.purge_receipts(now)
    purge.purge_jobs(now)
    assert [each.location for each in Receipt.objects.all()] == ["/6"]
    assert {each.label for each in Job.objects.all()} == {"89", "attend"}


def test_ended_sessions_are_forgotten():
    for seconds in (-10, 1000):
        session = SessionStore()
        session.set_expiry(seconds)
        session.create()
    purge.purge_sessions(timezone.now())
    assert Session.objects.count() == 1


def test_files_left_by_uploads_are_removed(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    for name, hours in (("old.upload", 2), ("new.upload", 0)):
        path = Path(tmp_path, name)
        path.touch()
        os.utime(path, (time.time() - hours * 3600,) * 2)
    (tmp_path / "folder").mkdir()
    purge.purge_uploads(timezone.now())
    assert {each.name for each in tmp_path.iterdir()} == {"new.upload", "folder"}


def test_a_duty_that_fails_does_not_keep_the_clock_from_the_others(monkeypatch, caplog):
    done = []
    monkeypatch.setattr("transverse.portal.jobs.clock.reap", lambda _now: 1 / 0)
    monkeypatch.setattr("transverse.portal.jobs.clock.send_due", lambda _now, _stopping: done.append("mail"))
    monkeypatch.setattr("transverse.portal.jobs.clock.run_daily", lambda _now: done.append("daily"))
    tick(STOPPING, Minutes())
    assert done == ["mail", "daily"]
    assert "clock: reap" in caplog.text
