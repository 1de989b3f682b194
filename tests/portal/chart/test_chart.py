"""The chart as a list: what it shows, how far it goes, whom it is closed to."""

import csv
import gzip
from datetime import timedelta

import pytest

from transverse.portal.people.models import Agent, Post, Unit
from transverse.portal.people.tree import find_units, tree

pytestmark = pytest.mark.django_db


def test_the_tree_shows_heads_relays_and_numbers(town):
    page = town.client("agent").get("/organigramme/").content.decode()
    assert "Service de l&#x27;eau" in page
    assert "Lucie Moreau" in page
    assert f'Relais : <a href="/annuaire/{town.agents["relay"].pk}/">Zoé Martin</a>' in page


def test_the_numbers_count_each_person_once(town, today):
    (top,) = tree(None, today)
    assert top.agents == 10
    Post.objects.create(code="P-2", title="Renfort", unit=town.units["PAIE"], holder=town.agents["relay"])
    (top,) = tree(None, today)
    assert top.agents == 10
    below = {branch.name: branch for branch in top.children}
    assert below["Direction des ressources humaines et des moyens"].agents == 4
    assert below["Direction des services techniques"].agents == 3
    assert top.below == 6


def test_one_who_left_is_not_counted_and_relays_no_more(town, today):
    Agent.objects.filter(pk=town.agents["relay"].pk).update(left_on=today)
    (top,) = tree(None, today)
    assert top.agents == 9
    assert not any(each.relays for branch in top.children for each in branch.children)


def test_a_closed_unit_is_not_shown(town, today):
    Unit.objects.filter(code="EAU").update(closed_on=today)
    assert "Service de l&#x27;eau" not in town.client("agent").get("/organigramme/").content.decode()
    assert town.client("agent").get(f"/organigramme/{town.units['EAU'].pk}/").status_code == 404


def test_a_unit_has_its_own_page_of_the_tree(town):
    page = town.client("agent").get(f"/organigramme/{town.units['DST'].pk}/").content.decode()
    assert "Service de la collecte des déchets" in page
    assert "Service de la paie" not in page


@pytest.mark.parametrize("text", ["EAU", "service eau", "dechet collecte", "déchets"])
def test_units_are_found_by_any_words(town, text):
    page = town.client("agent").get("/organigramme/", {"q": text}).content.decode()
    assert "1\u00a0unité trouvée" in page


def test_nothing_found_is_said(town):
    page = town.client("agent").get("/organigramme/", {"q": "zzz\0<b>"}).content.decode()
    assert "0\u00a0unité trouvée" in page
    assert "<b>" not in page


def test_words_are_sought_at_the_beginning_of_words(town):
    assert [found.unit.code for found in find_units("eau")[0]] == ["EAU"]


def test_without_a_chart_the_page_says_what_to_do(town):
    Unit.objects.update(closed_on="2026-01-01")
    assert "import" in town.client("administrator").get("/organigramme/").content.decode()
    assert "pas encore importé" in town.client("agent").get("/organigramme/").content.decode()


def test_a_name_with_html_is_text(town):
    Unit.objects.filter(code="EAU").update(name="<script>alert(1)</script>")
    for address in ("/organigramme/", "/organigramme/image/", "/organigramme/image.svg", "/organigramme/?q=script"):
        assert b"<script>alert" not in town.client("agent").get(address).content


def test_a_stranger_does_not_see_it(town):
    for address in ("/organigramme/", "/organigramme/image/", "/organigramme/image.svg", "/annuaire/"):
        assert town.client("stranger").get(address).status_code == 403


@pytest.mark.parametrize(("role", "status"), [("lead", 200), ("administrator", 200), ("dgs", 200), ("agent", 403)])
def test_who_may_take_the_whole_chart_away(town, role, status):
    assert town.client(role).get("/organigramme/export.csv").status_code == status


def test_the_export_is_our_own_table_and_runs_nothing(town):
    Post.objects.filter(code="P-agent").update(title="=cmd|' /C calc'!A0")
    text = town.client("lead").get("/organigramme/export.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    assert {row["code_unite"] for row in rows} == set(town.units)
    assert [row["poste"] for row in rows if row["matricule"] == "M-agent"] == ["'=cmd|' /C calc'!A0"]


@pytest.fixture
def large(town):
    """3 453 units: 20 directorates, 400 services, the rest below."""
    top = town.units["DG"]

    def level(parents, count, depth):
        rows = [
            Unit(code=f"L{depth}-{n}", name=f"Unité {depth} {n}", parent=parents[n % len(parents)], depth=depth)
            for n in range(count)
        ]
        Unit.objects.bulk_create(rows)
        for row in rows:
            row.path = f"{row.parent.path}{row.pk}."
        Unit.objects.bulk_update(rows, ["path"], batch_size=300)
        return rows

    level(level(level([top], 20, 1), 400, 2), 3026, 3)
    return town


@pytest.mark.parametrize(
    "address", ["/organigramme/", "/organigramme/image/", "/annuaire/", "/organigramme/relais-attendus/"]
)
def test_a_large_chart_stays_light(large, address, django_assert_max_num_queries):
    client = large.client("dgs")
    with django_assert_max_num_queries(12):
        answer = client.get(address)
    assert answer.status_code == 200
    assert len(gzip.compress(answer.content)) < 60_000


def test_a_large_chart_leads_to_what_it_does_not_show(large, today):
    (top,) = tree(None, today)
    shown = 1 + sum(1 + len(branch.children) for branch in top.children)
    assert shown <= 150
    assert top.below == 3452
    cut = next(branch for branch in top.children if branch.name.startswith("Unité 1"))
    assert cut.is_cut
    page = large.client("agent").get("/organigramme/").content.decode()
    assert f'href="/organigramme/{cut.key}/"' in page


def test_a_mandate_that_is_over_names_nobody(town, today):
    mandate = town.mandates["relay"]
    mandate.ended_on = today - timedelta(days=1)
    mandate.save()
    assert "Relais :" not in town.client("agent").get("/organigramme/").content.decode()
