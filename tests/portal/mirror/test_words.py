"""The word that the workshop of the authorities struck is nowhere that people read, nor in an address."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import get_resolver

from transverse.papers.kinds import texts
from transverse.trades import trades

PAGES = Path(__file__).parents[3] / "src/transverse/portal/pages"
TEMPLATES = sorted([*PAGES.glob("mirror/templates/mirror/*.html"), *PAGES.glob("workshops/templates/workshops/*.html")])
STRUCK = re.compile(r"\bdatas?\b", re.IGNORECASE)
MARKUP = re.compile(r"\{% comment %\}.*?\{% endcomment %\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_templates(template):
    assert not STRUCK.search(MARKUP.sub(" ", template.read_text("utf-8")))


@pytest.mark.parametrize("trade", trades().values(), ids=lambda trade: trade.code)
def test_lists_of_the_trades(trade):
    said = [trade.label, *trade.tasks, *trade.tools, *trade.datasets, *(phrase.text for phrase in trade.phrases)]
    assert [each for each in said if STRUCK.search(each)] == []


def test_paper():
    assert not STRUCK.search(" ".join(texts("fiche_de_service").values()))


def test_names_of_tables_and_choices():
    for model in apps.get_app_config("data").get_models():
        said = [str(model._meta.verbose_name)]
        for field in model._meta.get_fields():
            said += [
                str(getattr(field, "verbose_name", "")),
                *(str(label) for _, label in getattr(field, "choices", None) or ()),
            ]
        shown = [each for each in said if STRUCK.search(each)]
        assert shown == []


def test_addresses():
    def below(patterns, above=""):
        for each in patterns:
            here = above + str(each.pattern)
            if hasattr(each, "url_patterns"):
                yield from below(each.url_patterns, here)
            else:
                yield here

    assert [each for each in below(get_resolver().url_patterns) if "data" in each] == []
