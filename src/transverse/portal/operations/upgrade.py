"""Bring the tables to the version of the code, after having saved what they hold."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

_LOCK = 7_289_634_501  # any number of ours: PostgreSQL makes the servers that start together wait for one another


def pending() -> bool:
    """Tell whether the tables are of an older version than the code."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def upgrade(before: Callable[[], None]) -> None:
    """Migrate if need be, calling `before` first."""
    if not pending():
        return
    with _one_at_a_time():
        if pending():
            before()
            call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
