import sys

import pytest

from transverse.common import registry


@pytest.fixture
def package(tmp_path, monkeypatch):
    folder = tmp_path / "plugins_of_test"
    folder.mkdir()
    for name in ("__init__", "b", "a", "_helper"):
        (folder / f"{name}.py").write_text(f"NAME = '{name}'\n", encoding="utf-8")
    for name in ("z.toml", "y.toml", "x.txt"):
        (folder / name).touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder.name
    for name in [each for each in sys.modules if each.startswith(folder.name)]:
        del sys.modules[name]


def test_modules_in_order_without_helpers(package):
    assert [module.NAME for module in registry.modules(package)] == ["a", "b"]


def test_data_files_in_order(package):
    assert [entry.name for entry in registry.data_files(package)] == ["y.toml", "z.toml"]
    assert [entry.name for entry in registry.data_files(package, ".txt")] == ["x.txt"]


def test_an_unknown_package_is_an_error():
    with pytest.raises(ModuleNotFoundError):
        list(registry.modules("transverse.nothing"))
