"""ARCHITECTURE.md is a map of what exists, and CONTRIBUTING.md sends to commands that do."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAP = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
NAMED = re.compile(r"`((?:src|tests|scripts|docs|bench|acceptance)/[\w./]*)`")
LINE = re.compile(r"^((?:│   |    )*)(?:├── |└── )(\S+)(.*)$", re.MULTILINE)


def _tree():
    """Yield the folders and files that the map draws, and those that it names beside a folder."""
    above = []
    for indent, name, rest in LINE.findall(MAP):
        above = [*above[: len(indent) // 4], name.rstrip("/")]
        folder = "/".join(above)
        yield folder
        for other in re.findall(r"\b(\w+(?:/|\.py))(?=[ ,:]| \()", rest):
            yield f"{folder}/{other}" if other.endswith(".py") else f"{'/'.join(above[:-1])}/{other}"


@pytest.mark.parametrize("drawn", sorted(set(_tree())))
def test_what_is_drawn_exists(drawn):
    inside = ROOT / drawn
    beside = inside.parent.parent / inside.name
    nested = [*(ROOT / "src").rglob(inside.name)]
    assert inside.exists() or beside.exists() or nested, drawn


def test_every_package_is_drawn():
    drawn = {name.rstrip("/") for _, name, _ in LINE.findall(MAP)} | set(re.findall(r"\b(\w+)/ :", MAP))
    packages = {
        path.parent for depth in ("*", "*/*") for path in (ROOT / "src/transverse").glob(f"{depth}/__init__.py")
    }
    missing = {path.name for path in packages} - {"transverse", *(each.rpartition("/")[2] for each in drawn)}
    assert missing - {"compounds"} == set()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make (\w+)`", GUIDE + MAP))))
def test_a_command_named_is_a_target(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("named", sorted(set(NAMED.findall(GUIDE))))
def test_a_path_named_in_the_guide_exists(named):
    assert (ROOT / named).exists()
