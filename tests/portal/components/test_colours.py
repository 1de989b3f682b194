import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.portal.ground.colours import contrast, darker, is_legible, legible, shades, style_sheet, tint

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#ffffff", 1), ("#000000", "#ffffff", 21), ("#767676", "#ffffff", 4.54), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@given(colours)
def test_every_colour_has_a_legible_neighbour(colour):
    near = legible(colour)
    assert is_legible(near)
    assert near == colour or contrast(near) < 4.8


@given(colours)
def test_every_shade_can_be_read_where_it_stands(colour):
    found = shades(colour)
    assert is_legible(found.plain)
    assert is_legible(found.strong)
    assert is_legible(found.text)
    assert is_legible(found.text, found.pale)
    assert is_legible("#1c2126", found.pale)


@given(colours)
def test_darker_by_nothing_and_a_full_tint_are_the_colour(colour):
    assert darker(colour, 1) == tint(colour, 1) == colour


def test_the_sheet_holds_colours_only():
    assert style_sheet("#1f4e79", "#8a4b08").startswith(":root{--main:#1f4e79;--main-strong:#")
