"""The pages of « composer » say what the command does: their example is run, their keys are those that are written."""

import json
import re
from pathlib import Path

import typer

from transverse.cli.app import app
from transverse.staffing.reading import read_problem
from transverse.staffing.solve import staff
from transverse.staffing.writing import as_json

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "composer-json.md").read_text(encoding="utf-8")
GIVEN, WRITTEN = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)


def answer():
    problem = read_problem(GIVEN)
    return as_json(problem, staff(problem, seconds=60))


def test_the_example_gives_what_the_page_shows():
    written = answer()
    assert {key: written[key] for key in json.loads(WRITTEN)} == json.loads(WRITTEN)


def test_each_key_that_is_written_is_told():
    assert [key for key in answer() if f"`{key}`" not in PAGE and key != "version"] == []


def test_the_guide_tells_each_option_and_no_other():
    known = {name for each in typer.main.get_group(app).commands["composer"].params for name in each.opts}
    guide = (DOCS / "composer.md").read_text(encoding="utf-8")
    assert set(re.findall(r"--[a-z-]+", guide)) == {name for name in known if name.startswith("--")}
