import pytest

from transverse.inventory.profile import HEAD, Source


@pytest.fixture
def source(tmp_path):
    """Make a file of these bytes and return it as a profiler is given it."""

    def make(content, name="fichier.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        return Source(path, name, len(content), content[:HEAD])

    return make
