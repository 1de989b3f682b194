"""The SQL of each page is a snapshot: a query more, or one in a loop, shows in the difference.

After a change that is meant: ``QUERIES=write .venv/bin/pytest tests/portal/test_queries.py``, then read the difference.
"""

import os
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.full_town import arguments, fill

DOORS = Path(__file__).with_name("doors") / "get.txt"
FOLDER = Path(__file__).with_name("queries")
MOST = 12
LIBRARY = ("account_", "mfa_")
PREFERRED = ("lead", "dgs", "director", "relay", "administrator")


def _pages():
    for line in DOORS.read_text("utf-8").splitlines()[1:]:
        name, who = line.split(": ")
        roles = PREFERRED if who.startswith("every") else who.split()
        if not name.startswith(LIBRARY):
            yield name, next((role for role in PREFERRED if role in roles), roles[0])


def _said(sql):
    """Return a query without its values, and without the columns that it reads."""
    sql = re.sub(r"'(?:[^']|'')*'|\b\d+\b|%s", "?", sql)
    sql = re.sub(r"\((?:\?,? ?)+\)", "(?)", sql)
    return re.sub(r"^SELECT (DISTINCT )?.*? FROM", r"SELECT \1… FROM", sql)


@pytest.mark.django_db
def test_the_queries_of_each_page(town):
    fill(town)
    wrong = {}
    for name, role in _pages():
        client = town.client(role)
        address = reverse(name, kwargs=arguments(town, name))
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        found = [_said(each["sql"]) for each in captured]
        snapshot = FOLDER / f"{name}.sql"
        if os.environ.get("QUERIES") == "write":
            snapshot.write_text(";\n".join(found) + "\n", "utf-8")
        if len(found) > MOST:
            wrong[name] = f"{len(found)} queries"
        elif not snapshot.exists() or snapshot.read_text("utf-8").rstrip("\n").split(";\n") != (found or [""]):
            wrong[name] = "other queries than those of its snapshot"
    assert wrong == {}


def test_each_snapshot_is_of_a_page():
    assert {path.stem for path in FOLDER.iterdir()} == {name for name, _ in _pages()}
