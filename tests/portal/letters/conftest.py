"""A letter of the relay of the town, as a draft and as sent."""

import pytest
from django.utils import timezone

from transverse.portal.people import letters


@pytest.fixture
def draft(town, today):
    return letters.compose(town.mandates["relay"], today)


@pytest.fixture
def sent(draft):
    letters.send(draft, timezone.now())
    draft.refresh_from_db()
    return draft
