from decimal import Decimal

import pytest

from transverse.portal.projects import offers, skills
from transverse.portal.projects.models import Level, Skill


@pytest.fixture
def skill(db):
    """Return a skill of the starter list, which the portal has begun with."""
    skills.start()
    return Skill.objects.get(code="OBJ01")


@pytest.fixture
def offer(town, skill, today):
    """Return what the water service offers."""
    said = offers.Said(Level.HELPED, Decimal("2.5"))
    return offers.offer(town.units["EAU"], skill, said, town.agents["relay"], today)
