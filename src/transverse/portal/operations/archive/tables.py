"""The tables in the shape that they have, which may be older than that of the code."""

from collections.abc import Iterator

from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.models import Field, Model

from transverse.portal.operations.archive.faults import NewerTablesError

Migrations = tuple[tuple[str, str], ...]

# Sessions end, receipts and tasks are about the moment: none survives a restoration.
LEFT_OUT = frozenset({"sessions.session", "ground.receipt", "django_tasks_database.dbtaskresult"})
# Django fills these by itself.
_OF_DJANGO = frozenset({"contenttypes.contenttype", "auth.permission"})


def applied(using: str = "default") -> Migrations:
    """Return the migrations that have made the tables what they are.

    Raises
    ------
    NewerTablesError
        Some are unknown to this code.
    """
    loader = MigrationLoader(connections[using])
    ours = {app for app, _ in loader.graph.nodes}
    done = {key for key in loader.applied_migrations if key[0] in ours}
    if done - loader.graph.nodes.keys():
        raise NewerTablesError
    return tuple(sorted(done))


def known(migrations: Migrations) -> bool:
    """Tell whether this code knows all of `migrations`."""
    return all(each in MigrationLoader(None).graph.nodes for each in migrations)


def models(migrations: Migrations) -> dict[str, type[Model]]:
    """Return the models of the tables to save, as they were after `migrations`.

    They are nobody's else: their fields are made to keep the dates that they are given.
    """
    state = MigrationLoader(None).project_state(list(migrations))
    found = {}
    for model in state.apps.get_models(include_auto_created=True):
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
