"""A project of the small town, and a request that the head of waste has received."""

import pytest

from portal.projects.call_town import asked, hire, with_needs
from transverse.portal.people.search import refresh_search_keys


@pytest.fixture(autouse=True)
def _searchable(town):
    assert town
    refresh_search_keys()


@pytest.fixture
def row(town):
    return with_needs(town)


@pytest.fixture
def waste(town):
    hire(town, "DECHETS", "Élie", "Noir", "sorter")
    return next(each for each in asked(town) if each.unit.code == "DECHETS")
