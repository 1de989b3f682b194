from django.utils import timezone

from transverse.portal.jobs import often as registry
from transverse.portal.jobs.often import EVERY, Minutes


def test_what_is_done_often_is_done_when_its_time_has_come(monkeypatch):
    called, now = [], [0.0]
    monkeypatch.setattr(registry, "_OFTEN", {"a": called.append})
    minutes = Minutes(clock=lambda: now[0])
    moment = timezone.now()
    assert minutes(moment) == 1
    assert minutes(moment) == 0
    now[0] = EVERY
    assert minutes(moment) == 1
    assert called == [moment, moment]


def test_what_must_not_stay_is_registered():
    registry.load_all()
    assert {"transverse.portal.jobs.purge.purge_uploads", "transverse.portal.people.imports.purge_imports"} <= set(
        registry._OFTEN
    )
