import io
import re

import pytest
from pypdf import PdfReader

from transverse.portal.pages.codir import content
from transverse.portal.people.network import network


@pytest.mark.parametrize("role", ["dgs", "lead"])
def test_those_who_steer_read_the_sentence(town, role):
    page = town.client(role).get("/codir/").content.decode()
    assert "3\u00a0services sur 4 sans relais, 4\u00a0lettres non signées" in page
    assert "nommer un relais (Service de la collecte des déchets)" in page


@pytest.mark.parametrize("role", ["director", "relay", "team", "agent", "administrator", "drh", "dpo", "stranger"])
def test_the_others_are_refused(town, role):
    assert town.client(role).get("/codir/").status_code == 403
    assert town.client(role).get("/codir/telecharger/pdf").status_code == 403


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
def test_the_page_can_be_taken_away(town, kind):
    answer = town.client("dgs").get(f"/codir/telecharger/{kind}")
    assert answer.status_code == 200
    assert re.search(rf'"page-codir-\d{{4}}-\d\d-\d\d\.{kind}"$', answer["Content-Disposition"])
    if kind == "pdf":
        pages = PdfReader(io.BytesIO(answer.content)).pages
        assert len(pages) == 1
        assert "3 services sur 4 sans relais" in pages[0].extract_text().replace("\u00a0", " ")


def test_an_unknown_form_is_not_found(town):
    assert town.client("dgs").get("/codir/telecharger/exe").status_code == 404


def test_without_services_the_page_says_where_to_begin(town):
    for unit in town.units.values():
        unit.expects_relay = False
        unit.save()
    assert "quelles unités doivent en avoir un" in town.client("dgs").get("/codir/").content.decode()


def test_a_decision_names_services_and_no_person(town, today):
    found = network(today)
    said = " ".join(content.decisions(found))
    assert "Service de la paie" in said
    assert not [agent for agent in town.agents.values() if agent.last_name in said]


@pytest.mark.parametrize(
    ("month", "words"), [(1, "1er trimestre 2026"), (6, "2e trimestre 2026"), (12, "4e trimestre 2026")]
)
def test_a_quarter(today, month, words):
    assert content.quarter(today.replace(year=2026, month=month, day=1)) == words
