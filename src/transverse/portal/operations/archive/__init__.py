"""Save and restore: one file that holds all, the same for SQLite and PostgreSQL, whatever the version that wrote it."""

from transverse.portal.operations.archive.restore import restore
from transverse.portal.operations.archive.save import save
from transverse.portal.operations.archive.tables import is_empty

__all__ = ["is_empty", "restore", "save"]
