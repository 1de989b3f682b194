"""The picture of the chart: no box over another, each parent in the middle, the same picture each time."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transverse.portal.components.chart_layout import PER_ROW, Node, layout
from transverse.portal.components.chart_picture import Look, picture
from transverse.portal.components.text_width import text_width, wrap

quick = settings(deadline=None, max_examples=40)

names = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)
leaves = st.builds(Node, names, st.just((("Zoé Martin", ""), ("Relais : Omar Diallo", "full"))))
middles = st.builds(lambda name, children: Node(name, children=tuple(children)), names, st.lists(leaves, max_size=4))
trees = st.builds(lambda name, children: Node(name, children=tuple(children)), names, st.lists(middles, max_size=20))


def overlap(one, other):
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@quick
@given(trees)
def test_no_box_is_over_another_nor_outside(tree):
    drawn = layout(tree)
    for place, box in enumerate(drawn.boxes):
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= drawn.width + 0.01
        assert box.y + box.height <= drawn.height + 0.01
        assert not any(overlap(box, other) for other in drawn.boxes[place + 1 :])


@quick
@given(trees)
def test_the_top_is_in_the_middle_of_each_row(tree):
    drawn = layout(tree)
    rows = {}
    for box in drawn.boxes:
        if box.level == 1:
            rows.setdefault(box.y, []).append(box.middle)
    for middles_of_row in rows.values():
        assert len(middles_of_row) <= PER_ROW
        assert sum(middles_of_row) / len(middles_of_row) == pytest.approx(drawn.boxes[0].middle)


@quick
@given(trees)
def test_the_same_tree_gives_the_same_picture(tree):
    assert layout(tree) == layout(tree)


@quick
@given(trees)
def test_no_way_goes_through_a_box(tree):
    drawn = layout(tree)
    for (x1, y1), (x2, y2) in drawn.ways:
        for box in drawn.boxes:
            crosses = (
                min(x1, x2) < box.x + box.width - 0.01
                and max(x1, x2) > box.x + 0.01
                and min(y1, y2) < box.y + box.height - 0.01
                and max(y1, y2) > box.y + 0.01
            )
            assert not crosses


@quick
@given(names, st.integers(80, 300))
def test_no_line_is_wider_than_its_box(text, width):
    lines = wrap(text, 14, width, 3)
    assert len(lines) <= 3
    assert all(text_width(line, 14) <= width for line in lines)


def test_a_picture_is_xml_that_says_what_it_is():
    node = Node('<b>"A" & B</b>', (("Zoé", ""), ("Relais : Omar", "full")), "/ici?a=1&b=2", (Node("C"),))
    root = ET.fromstring(picture(layout(node), Look("Organigramme : A", "Deux unités", "#1f4e79")))  # noqa: S314
    space = "{http://www.w3.org/2000/svg}"
    assert root.find(f"{space}title").text == "Organigramme : A"
    assert root.find(f"{space}desc").text == "Deux unités"
    assert root.find(f"{space}a").get("href") == "/ici?a=1&b=2"
    assert root.find(f"{space}a/{space}g/{space}title").text == '<b>"A" & B</b>. Zoé. Relais : Omar'


def test_the_page_zooms_and_goes_up_by_links(town):
    client = town.client("agent")
    dst = town.units["DST"]
    page = client.get(f"/organigramme/image/{dst.pk}/").content.decode()
    assert f"Remonter à {town.units['DG'].name}" in page
    assert f'href="/organigramme/image/{town.units["EAU"].pk}/"' in page
    assert 'href="?taille=100"' in page
    larger = client.get(f"/organigramme/image/{dst.pk}/?taille=200").content.decode()
    assert "Agrandir" not in larger
    assert "Réduire" in larger
    assert client.get("/organigramme/image/?taille=%C2%B2").status_code == 200


def test_what_is_missing_is_shown_to_those_who_steer_only(town):
    page = f"/organigramme/image/{town.units['DST'].pk}/"
    assert "Sans relais" in town.client("lead").get(page).content.decode()
    for role in ("agent", "director", "relay", "drh"):
        assert "Sans relais" not in town.client(role).get(page).content.decode()
    assert "Relais : Zoé Martin" in town.client("agent").get(page).content.decode()


def test_the_file_has_no_link(town):
    answer = town.client("agent").get(f"/organigramme/image/{town.units['DST'].pk}.svg")
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert not re.search(rb"<a |<script", answer.content)
    ET.fromstring(answer.content)  # noqa: S314


def test_many_units_are_counted_rather_than_drawn(town):
    from transverse.portal.people.models import Unit  # noqa: PLC0415

    dst = town.units["DST"]
    for n in range(30):
        unit = Unit.objects.create(code=f"X{n}", name=f"Bureau {n}", parent=dst, depth=2)
        Unit.objects.filter(pk=unit.pk).update(path=f"{dst.path}{unit.pk}.")
    page = town.client("agent").get("/organigramme/image/").content.decode()
    assert "autres unités" in page


def test_a_mark_stays_with_its_word():
    assert wrap("Relais\u00a0: Zoé Martin", 12, 500, 2) == ["Relais\u00a0: Zoé Martin"]
    assert wrap("Relais\u00a0: Zoé Martin", 12, 60, 3) == ["Relais\u00a0:", "Zoé", "Martin"]
