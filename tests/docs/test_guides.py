"""The guides say what is on the pages: each button, message, command, variable and picture that they name exists."""

import ast
import re
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
import typer

from transverse.cli.app import app

ROOT = Path(__file__).parents[2]
PORTAL = ROOT / "src/transverse/portal"
SOURCES = [*ROOT.glob("src/transverse/cli/*.py"), *ROOT.glob("src/transverse/papers/**/*.py")]
GUIDES = sorted((ROOT / "docs/guides").glob("*.md"))
RUNNING = ROOT / "docs/exploitation.md"  # what an administrator needs once, and does not read to the end
TOLD = [*GUIDES, RUNNING]
NAMES = [page.stem for page in GUIDES]
TOLD_NAMES = [page.stem for page in TOLD]
PICTURES = sorted((ROOT / "docs/guides/images").glob("*.webp"))

LABEL = re.compile(r"\*\*«\s(.+?)\s»\*\*", re.DOTALL)
MESSAGE = re.compile(r"(?<!\*)\*«\s(.+?)\s»\*(?!\*)", re.DOTALL)
PICTURE = re.compile(r"!\[(.*?)\]\((.+?)\)", re.DOTALL)
FENCE = re.compile(r"```sh\n(.*?)```", re.DOTALL)
MARKUP = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]+>|\{#.*?#\}", re.DOTALL)


def plain(text: str) -> str:
    """Return the text with plain spaces, as a reader hears it."""
    return " ".join(text.replace("’", "'").split())


@cache
def said() -> frozenset[str]:
    """Return all that the portal and its commands say: texts of templates between two marks, strings of the code."""
    found: set[str] = set()
    for page in PORTAL.rglob("*.html"):
        found.update(MARKUP.split(page.read_text("utf-8")))
    found.update(
        quoted for page in PORTAL.rglob("*.html") for quoted in re.findall(r'"([^"]*)"', page.read_text("utf-8"))
    )
    for source in [*PORTAL.rglob("*.py"), *SOURCES]:
        found.update(_strings(ast.parse(source.read_text("utf-8"))))
    return frozenset(filter(None, map(plain, found)))


def _strings(tree: ast.AST):
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else "…" for part in node.values)


def text_of(page: Path) -> str:
    return page.read_text("utf-8")


@pytest.mark.parametrize("page", TOLD, ids=TOLD_NAMES)
def test_each_label_is_on_a_page(page):
    missing = [
        label
        for label in map(plain, LABEL.findall(text_of(page)))
        if not all(piece.strip(" :") in _labels() for piece in label.split("…") if piece.strip())
    ]
    assert missing == []


@cache
def _labels() -> frozenset[str]:
    return frozenset(each.strip(" :") for each in said())


@pytest.mark.parametrize("page", TOLD, ids=TOLD_NAMES)
def test_each_message_is_one_of_ours(page):
    missing = [
        message
        for message in map(plain, MESSAGE.findall(text_of(page)))
        for piece in message.split("…")
        if piece.strip() and not any(piece.strip() in each for each in said())
    ]
    assert missing == []


@pytest.mark.parametrize("page", TOLD, ids=TOLD_NAMES)
def test_each_command_exists(page):
    commands = typer.main.get_group(app).commands
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for line in [each for block in FENCE.findall(text_of(page)) for each in block.splitlines()]:
        if found := re.match(r"transverse (\S+)(.*)", line):
            options = {name for each in commands[found[1]].params for name in each.opts}
            assert set(re.findall(r"--[a-z-]+", found[2])) <= options, line
    assert set(re.findall(r"`make ([a-z]+)", text_of(page))) <= targets
    assert set(re.findall(r"`transverse ([a-z]+)", text_of(page))) <= set(commands)


def test_each_option_quoted_alone_exists():
    known = {name for each in typer.main.get_group(app).commands.values() for one in each.params for name in one.opts}
    text = text_of(ROOT / "docs/guides/administrateur.md") + text_of(RUNNING)
    assert set(re.findall(r"`(--[a-z-]+)", text)) <= known


def test_the_administrator_reads_of_each_variable():
    settings = (PORTAL / "settings.py").read_text("utf-8")
    known = set(re.findall(r"``([A-Z_]+)``", settings.split('"""')[1]))
    assert known <= set(re.findall(r"^\| `([A-Z_]+)`", text_of(RUNNING), re.MULTILINE))
    told = set(re.findall(r"\b(?:TRANSVERSE|DATABASE)_[A-Z_]+", "".join(map(text_of, TOLD))))
    assert told <= known


@pytest.mark.parametrize("page", GUIDES, ids=NAMES)
def test_pictures_say_what_they_show(page):
    shown = PICTURE.findall(text_of(page))
    assert 4 <= len(shown) <= 8
    for alternative, target in shown:
        assert (page.parent / target).is_file(), target
        assert len(alternative) > 30, target


def test_pictures_are_light_and_all_of_use():
    assert [each.name for each in PICTURES if each.stat().st_size >= 40_000] == []
    used = {target for page in GUIDES for _, target in PICTURE.findall(text_of(page))}
    assert {f"images/{each.name}" for each in PICTURES} == used


def test_each_picture_is_taken_by_the_script():
    script = (ROOT / "scripts/build_guides.py").read_text("utf-8")
    assert [each.stem for each in PICTURES if f'"{each.stem}"' not in script] == []


@pytest.mark.parametrize("page", GUIDES, ids=NAMES)
def test_a_guide_is_read_in_five_minutes(page):
    read = FENCE.sub("", PICTURE.sub("", text_of(page)))
    assert len(re.findall(r"[\w'’-]+", read)) <= 1000


def test_the_table_of_roles_is_in_step():
    spec = spec_from_file_location("build_roles", ROOT / "scripts/build_roles.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert text_of(ROOT / "docs/roles.md") == module.page(), "run scripts/build_roles.py"
