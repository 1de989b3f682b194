"""The first year of a town, walked as each role before a real Chromium, with and without scripts.

What is done and read is what people see; jobs are run, mails read in the outbox, days pass by a clock.  The pictures
are in `TRANSVERSE_SCREENSHOTS`, numbered in the order of the year.
"""

import pytest

from browser import steps_leaving, steps_meeting, steps_naming, steps_opening, steps_sharing
from browser.steps import walking
from browser.steps_clock import Clock

YEAR = (
    *(steps_opening.first_administrator, steps_opening.settings, steps_opening.first_import),
    *(steps_opening.functions, steps_opening.services, steps_opening.accounts, steps_opening.passwords),
    *(steps_naming.name_lead, steps_naming.lead_letter, steps_naming.name_relay, steps_naming.name_deputy),
    *(steps_sharing.compose, steps_sharing.circulate, steps_sharing.acknowledge),
    *(steps_meeting.propose, steps_meeting.agree, steps_meeting.hold, steps_meeting.subscribe),
    *(steps_meeting.follow_lines, steps_leaving.leave, steps_leaving.end_mandate, steps_leaving.hand_over),
    *(steps_leaving.close, steps_leaving.attest, steps_leaving.codir),
)


@pytest.mark.parametrize("js", [True, False], ids=["avec-script", "sans-script"])
def test_the_first_year(chromium, address, monkeypatch, js):
    with walking(chromium, address, Clock(monkeypatch), "annee", js=js) as walk:
        for chapter in YEAR:
            chapter(walk)
    assert walk.seen > 100
