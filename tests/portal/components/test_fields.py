from datetime import date, datetime

import pytest
from django import forms
from django.utils import translation

from transverse.portal.components.navigation import page_numbers


class Every(forms.Form):
    name = forms.CharField(label="Nom", help_text="Comme sur la carte.")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    day = forms.DateField(label="Jour", initial=date(2026, 3, 1))
    at = forms.DateTimeField(label="Heure", initial=datetime(2026, 3, 1, 9, 30))  # noqa: DTZ001 (a local hour, as typed)
    kind = forms.ChoiceField(label="Genre", choices=[("a", "Un"), ("b", "Deux")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="J'accepte")
    hidden = forms.CharField(widget=forms.HiddenInput)


class Search(forms.Form):
    is_search = True
    q = forms.CharField(label="Mot", required=False)


@pytest.fixture(autouse=True)
def _french():
    with translation.override("fr"):
        yield


def _order(html, *parts):
    places = [html.index(part) for part in parts]
    assert places == sorted(places)


def test_label_help_error_control_in_this_order_and_tied():
    html = str(Every({}))
    _order(html, '<label for="id_name">', "Comme sur la carte.", 'id="id_name_error"', '<input type="text" name="name"')
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_what_is_optional_says_so_but_in_a_search():
    html = str(Every())
    assert html.count("(facultatif)") == 1
    assert "(facultatif)" not in str(Search())


def test_dates_are_those_of_browsers():
    html = str(Every())
    assert '<input type="date" name="day" value="2026-03-01"' in html
    assert '<input type="datetime-local" name="at" value="2026-03-01T09:30"' in html


@pytest.mark.parametrize("written", ["2026-03-01", "01/03/2026", "1/3/26"])
def test_dates_are_read_as_browsers_and_people_write_them(written):
    assert forms.DateField().clean(written) == date(2026, 3, 1)


def test_choices_stand_in_a_fieldset_with_its_legend():
    html = str(Every())
    _order(html, "<fieldset", "<legend>Genre", 'type="radio"', '<label for="id_kind_0">Un</label>', "</fieldset>")


def test_a_box_comes_before_its_label():
    _order(str(Every()), 'type="checkbox"', '<label for="id_agreed">')


def test_the_summary_leads_to_each_field():
    html = str(Every({"kind": "z"}))
    assert "7 points à corriger" not in html
    assert "6 points à corriger" in html.replace("\xa0", " ")
    for field in ("name", "day", "kind", "agreed"):
        assert f'href="#id_{field}"' in html
        assert f'id="id_{field}"' in html


def test_a_form_without_fault_has_no_summary():
    assert "error-summary" not in str(Every())


@pytest.mark.parametrize(
    ("number", "last", "shown"),
    [(1, 1, [1]), (1, 3, [1, 2, 3]), (5, 9, [1, 0, 4, 5, 6, 0, 9]), (9, 9, [1, 0, 8, 9]), (2, 50, [1, 2, 3, 0, 50])],
)
def test_page_numbers(number, last, shown):
    assert page_numbers(number, last) == shown
