from datetime import timedelta

import pytest
from django.utils import timezone

from transverse.portal.jobs import work as registry
from transverse.portal.jobs.ask import ask
from transverse.portal.jobs.models import Job
from transverse.portal.jobs.progress import STOPPING


@pytest.fixture
def kinds(monkeypatch):
    """Return the table of kinds, to which a test adds its own."""
    own = {}
    monkeypatch.setattr(registry, "_KINDS", own)
    return own


@pytest.fixture
def asked(db, kinds):
    """Ask for a job that does what the function given says."""

    def ask_for(function, **arguments):
        kinds["test"] = function
        return ask("test", "Un travail d'essai", arguments)

    return ask_for


@pytest.fixture(autouse=True)
def _not_stopping():
    yield
    STOPPING.clear()


def fresh(job):
    return Job.objects.get(pk=job.pk)


def age(job, **fields):
    """Make the job look as it would after two minutes of silence."""
    Job.objects.filter(pk=job.pk).update(alive_at=timezone.now() - timedelta(minutes=2), **fields)
