"""A worker killed by the system while it writes a chart: nothing is half written, and the next one ends the work."""

import os
import signal
import subprocess
import sys

import pytest

pytestmark = pytest.mark.data

BEGIN = """
import django; django.setup()
from io import BytesIO
from datetime import timedelta
from django.core.files import File
from django.core.management import call_command
from django.utils import timezone
from transverse.portal.accounts.models import Account
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.reaper import reap
from transverse.portal.jobs.worker import run_waiting
from transverse.portal.people import chart_writing, imports
from transverse.portal.people.models import Agent, ChartImport, Post, Unit
"""
PREPARED = """
call_command("migrate", verbosity=0)
by = Account.objects.create_user("a@ville.example", "un mot de passe assez long", is_administrator=True)
lines = ["code_unite;unite;code_poste;poste;responsable;matricule;nom;prenom"]
lines += [f"U;Service;P{n};Agent;non;A{n};Nom{n};Prénom" for n in range(500)]
row = imports.receive(File(BytesIO("\\n".join(lines).encode())), "o.csv", by, timezone.now())
run_waiting()
imports.confirm(row.pk, by, timezone.now())
"""
KILLED = """
import sys, time
def never(*_):
    print("writing", Agent.objects.count(), flush=True)
    time.sleep(60)
chart_writing._write_posts = never
run_waiting()
"""
AFTER = """
row = ChartImport.objects.get()
print(row.state, Unit.objects.count(), Agent.objects.count(), Post.objects.count())
reap(timezone.now() + timedelta(minutes=10))
run_waiting()
row.refresh_from_db()
print(row.state, Unit.objects.count(), Agent.objects.count(), Post.objects.count())
print(row.writing.state, row.writing.tries)
Job.objects.filter(pk=row.writing_id).update(state=JobState.WAITING)
reap(timezone.now() + timedelta(minutes=20))
run_waiting()
row.refresh_from_db()
print(row.state, Agent.objects.count(), Post.objects.count())
"""


@pytest.fixture
def run(tmp_path):
    settings = {"TRANSVERSE_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "transverse.portal.settings"}
    environment = {**{name: value for name, value in os.environ.items() if name != "DATABASE_URL"}, **settings}

    def start(script):
        return subprocess.Popen(
            [sys.executable, "-c", BEGIN + script], env=environment, stdout=subprocess.PIPE, text=True
        )

    return start


def said(process):
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return out.splitlines()


def test_killed_in_the_middle_it_is_written_once(run):
    said(run(PREPARED))
    worker = run(KILLED)
    assert worker.stdout.readline().split() == ["writing", "500"]
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    worker.stdout.close()
    left, done, job, again = said(run(AFTER))
    assert left == "applying 0 0 0"
    assert (done, job) == ("applied 1 500 500", "done 2")
    assert again == "applied 500 500"
