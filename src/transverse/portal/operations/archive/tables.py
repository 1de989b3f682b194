"""The tables in the shape that they have, which may be older than that of the code."""

from collections.abc import Iterator
from functools import cache

from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.models import Field, Model

from transverse.portal.operations.archive.faults import NewerTablesError

Migrations = tuple[tuple[str, str], ...]

# Sessions end, receipts and tasks are about the moment: none survives a restoration.
LEFT_OUT = frozenset({"sessions.session", "ground.receipt", "django_tasks_database.dbtaskresult"})
# Django fills these by itself.
_OF_DJANGO = frozenset({"contenttypes.contenttype", "auth.permission"})


@cache
def _code() -> MigrationLoader:
    """Return the migrations of the code, which do not change while it runs."""
    return MigrationLoader(None)


def applied(using: str = "default") -> Migrations:
    """Return the migrations that have made the tables what they are.

    Raises
    ------
    NewerTablesError
        A later version has been at them.  An unknown migration with a lower number is a trace of one that was merged.
    """
    done = MigrationLoader(connections[using]).applied_migrations.keys()
    nodes = _code().graph.nodes.keys()
    latest: dict[str, str] = {}
    for app, name in nodes:
        latest[app] = max(name, latest.get(app, ""))
    if any(app in latest and name > latest[app] for app, name in done - nodes):
        raise NewerTablesError
    return tuple(sorted(done & nodes))


def known(migrations: Migrations) -> bool:
    """Tell whether this code knows all of `migrations`."""
    return set(migrations) <= set(_code().graph.nodes)


def last(migrations: Migrations) -> Migrations:
    """Return those of `migrations` that no other of them comes after: what to migrate to."""
    done = set(migrations)
    return tuple(
        each for each in migrations if not {child.key for child in _code().graph.node_map[each].children} & done
    )


@cache
def models(migrations: Migrations) -> dict[str, type[Model]]:
    """Return the models of the tables to save, as they were after `migrations`.

    They are nobody's else: their fields are made to keep the dates that they are given.
    """
    found = {}
    for model in _code().project_state(list(migrations)).apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in LEFT_OUT:  # noqa: SLF001
            for field in fields(model):
                field.auto_now = field.auto_now_add = False  # type: ignore[attr-defined]
            found[model._meta.label_lower] = model  # noqa: SLF001
    return dict(sorted(found.items()))


def fields(model: type[Model]) -> "tuple[Field[object, object], ...]":
    """Return the fields of `model` that are columns."""
    return tuple(model._meta.concrete_fields)  # noqa: SLF001


def _counted(using: str) -> Iterator[type[Model]]:
    for label, model in models(applied(using)).items():
        if label not in _OF_DJANGO:
            yield model


def is_empty(using: str = "default") -> bool:
    """Tell whether nobody has put anything in the data base."""
    return not any(model._default_manager.using(using).exists() for model in _counted(using))  # noqa: SLF001
