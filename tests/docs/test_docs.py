"""The documents keep up with the product: pages in step, links alive, French without anglicism."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
import typer

from transverse.cli.app import app
from transverse.documents import load
from transverse.language import Policy, review
from transverse.language.terms import families, headings

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")


def written() -> dict[str, str]:
    spec = spec_from_file_location("build_docs", ROOT / "scripts/build_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.pages()


@pytest.mark.parametrize(("name", "page"), written().items())
def test_a_written_page_is_in_step(name, page):
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page, "run scripts/build_docs.py"


def test_every_term_is_told():
    page = written()["termes.md"]
    terms = [term for family in families().values() for term in family.terms]
    assert page.count("\n| `") == len(terms)
    assert all(each.label in page for each in headings().values())


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_the_relecture_finds_nothing_to_change(page):
    found = review(load(page), Policy(families=tuple(headings())))
    assert [each.source for each in found.proposals] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_guide_tells_each_option_and_no_other():
    guide = "".join((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("relecture.md", "relire-json.md"))
    relire = typer.main.get_group(app).commands["relire"]
    known = {name for each in relire.params for name in each.opts if name.startswith("--")}
    assert set(re.findall(r"`(--[a-z-]+)", guide)) == known


def test_the_licence_is_whole():
    text = (ROOT / "LICENCE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert [f"\n{article}." in text for article in range(1, 16)] == [True] * 15
    assert text.endswith("require the production of a new EUPL version.\n")
