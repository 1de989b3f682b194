"""The families keep their promises, and the loader refuses those that do not."""

import datetime as dt
import re
import tomllib
import unicodedata
from pathlib import Path

import pytest

from transverse.common.errors import OptionError, PluginError
from transverse.language.terms import Family, Term, _refuse_shared_forms, families, headings, select
from transverse.language.terms._read import read_family
from transverse.language.terms._spelling import spellings

FOLDER = Path(__file__).parents[2] / "src/transverse/language/terms"
TERMS = [(family, term) for family in families().values() for term in family.terms]
REPLACEMENTS = [(term, each) for _, term in TERMS for each in term.replacements]
NAMES = [f"{family.id}:{term.id}" for family, term in TERMS]
ON_BY_DEFAULT = {
    "architecture",
    "big_data",
    "data",
    "dataset",
    "governance",
    "jobs",
    "open_data",
    "practice",
    "smart",
    "steering",
}


def occurs(form: str, text: str) -> bool:
    ignore_case = re.IGNORECASE if not form.isupper() else 0
    return bool(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, ignore_case))


def test_there_are_enough_terms() -> None:
    assert len(TERMS) >= 150


def test_ids_are_unique() -> None:
    ids = [term.id for _, term in TERMS]
    assert sorted(set(ids)) == sorted(ids)


def test_default_families() -> None:
    assert {family.id for family in select()} == ON_BY_DEFAULT


@pytest.mark.parametrize(("family", "term"), TERMS, ids=NAMES)
def test_forms_are_lower_case_or_acronyms_in_nfc(family: Family, term: Term) -> None:
    del family
    for form in term.forms:
        assert form == unicodedata.normalize("NFC", form).strip()
        assert not re.search(r"\s\s|~", form)


@pytest.mark.parametrize(("family", "term"), TERMS, ids=NAMES)
def test_each_example_holds_a_form_that_is_gone_afterwards(family: Family, term: Term) -> None:
    del family
    for example in term.examples:
        assert any(occurs(form, example.before) for form in term.forms), example.before
        assert not any(occurs(form, example.after) for form in term.forms), example.after


@pytest.mark.parametrize(("family", "term"), TERMS, ids=NAMES)
def test_each_explanation_is_one_sentence(family: Family, term: Term) -> None:
    del family
    assert term.explanation.endswith(".")
    assert not re.search(r"[.!?] [A-ZÀ-Ý]", term.explanation)


@pytest.mark.parametrize(("family", "term"), TERMS, ids=NAMES)
def test_exceptions_hold_a_form(family: Family, term: Term) -> None:
    del family
    for exception in term.exceptions:
        assert any(occurs(form, exception) for form in term.forms), exception


def test_a_date_goes_with_an_official_status_only() -> None:
    today = dt.datetime.now(tz=dt.UTC).date()
    for term, replacement in REPLACEMENTS:
        assert (replacement.status == "official") == (replacement.date is not None), term.id
        assert replacement.date is None or dt.date(1972, 1, 1) < replacement.date < today, term.id


def test_no_replacement_holds_an_anglicism() -> None:
    # A word that is found in any family would be proposed again at the second pass.
    forms = {form.lower() for _, term in TERMS for form in term.forms}
    exceptions = {each.lower() for _, term in TERMS for each in term.exceptions}
    longest = max(len(form.split()) for form in forms)
    for term, replacement in REPLACEMENTS:
        for text in replacement.texts:
            words = re.findall(r"[\w-]+", text.lower())
            runs = {" ".join(words[i : i + n]) for n in range(1, longest + 1) for i in range(len(words))}
            assert text.lower() in exceptions or not runs & forms, (term.id, text)


def test_a_tilde_stands_for_the_three_spellings() -> None:
    assert list(spellings("open~data")) == ["open data", "open-data", "opendata"]
    assert list(spellings("data")) == ["data"]


def test_select_keeps_the_wanted_families_only() -> None:
    assert [family.id for family in select(["smart", "data"])] == ["data", "smart"]


def test_headings_say_what_is_on_by_default() -> None:
    assert {each.id for each in headings().values() if each.default} == ON_BY_DEFAULT


def test_two_terms_with_the_same_form_are_refused() -> None:
    first, second = read_family("x.toml", GOOD), read_family("x.toml", GOOD.replace('id = "y"', 'id = "z"'))
    with pytest.raises(PluginError, match="déjà dans le terme « y »"):
        _refuse_shared_forms((first, second))


def test_select_refuses_an_unknown_family() -> None:
    with pytest.raises(OptionError, match="jargon"):
        select(["jargon"])


GOOD = """
id = "x"
label = "x"
default = true
source = "x"
[[terms]]
id = "y"
part = "noun"
singular = ["y"]
explanation = "x."
replacements = [{ singular = "a", plural = "b", gender = "m", status = "usage" }]
examples = [{ before = "y", after = "a" }]
counter_examples = ["a", "b"]
"""


def test_the_smallest_family_is_read() -> None:
    assert read_family("x.toml", GOOD).terms[0].replacements[0].plural == "b"


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ('source = "x"', "", "source"),
        ('explanation = "x."', "", "explanation"),
        ('explanation = "x."', 'explanation = "x."\nexplication = "x."', "explication"),
        ('status = "usage"', 'status = "official", reference = "x"', "date"),
        ('status = "usage"', 'status = "usage", date = 2020-05-21', "date"),
        ('status = "usage"', 'status = "oqlf"', "référence"),
        ('status = "usage"', 'status = "sure"', "statut"),
        ('gender = "m", ', "", "gender"),
        ('gender = "m"', 'gender = "m", masculine = "a"', "masculine"),
        ('["a", "b"]', '["a"]', "contre-exemples"),
        ('part = "noun"', 'part = "name"', "nature"),
        ('singular = ["y"]', "", "forme"),
        ("[[terms]]", "[[terms]", "TOML"),
        ('id = "x"', 'id = "z"', "nom du fichier"),
    ],
)
def test_a_broken_family_is_refused_with_the_reason(before: str, after: str, reason: str) -> None:
    with pytest.raises(PluginError, match=reason):
        read_family("x.toml", GOOD.replace(before, after, 1))


def test_no_family_file_is_too_long() -> None:
    assert all(len(path.read_text(encoding="utf-8").splitlines()) <= 400 for path in FOLDER.rglob("*.toml"))


@pytest.mark.parametrize("name", ["data", "nouns", "open_data"])
def test_a_head_has_one_link(name: str) -> None:
    text = FOLDER.joinpath("compounds", f"{name}.toml").read_text(encoding="utf-8")
    heads = [head for listed in tomllib.loads(text)["complements"].values() for head in listed]
    assert sorted(set(heads)) == sorted(heads)
