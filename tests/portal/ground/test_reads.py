"""What a page that only shows may say to the data base, as SQLite and PostgreSQL are each spoken to."""

import pytest

from transverse.portal.ground.middleware import _READS


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT "id" FROM "people_unit"',
        '(SELECT %s AS "of", COUNT(*) FROM "people_mandate") UNION ALL (SELECT 1)',
        "((SELECT 1) UNION (SELECT 2)) UNION (SELECT 3)",
        "EXPLAIN SELECT 1",
    ],
)
def test_a_reading_goes_through(sql):
    assert _READS.match(sql)


@pytest.mark.parametrize(
    "sql", ["INSERT INTO a VALUES (1)", "UPDATE a SET b = 1", "DELETE FROM a", "DROP TABLE a", "("]
)
def test_a_writing_does_not(sql):
    assert not _READS.match(sql)
