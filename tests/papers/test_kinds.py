"""Each paper: what it declares, that it composes, and that our own Relecture finds nothing to change in it."""

import dataclasses
import tomllib
from dataclasses import replace
from importlib import resources

import pytest
from reading import KINDS, example, office_texts

from transverse.common.errors import OptionError
from transverse.documents import read_document
from transverse.language import Policy, review
from transverse.language.terms import headings
from transverse.papers import FORMATS, write
from transverse.papers.kinds import lettre_de_mission

MANDATES = tuple(
    tomllib.loads(resources.files("transverse.papers.kinds").joinpath("lettre_de_mission.toml").read_text("utf-8"))[
        "mandates"
    ]
)


def letter(mandate):
    return replace(lettre_de_mission.EXAMPLE, mandate=mandate, title="")


@pytest.mark.parametrize("name", KINDS)
def test_a_paper_says_what_it_is(name):
    kind = KINDS[name]
    assert kind.__name__.endswith(f".{name}")
    assert name == kind.ID
    assert kind.LABEL
    assert len(kind.SOURCE) > 60
    assert isinstance(kind.EXAMPLE, kind.Data)
    assert kind.Data.__dataclass_params__.frozen


@pytest.mark.parametrize("name", KINDS)
def test_every_value_of_the_example_is_used(name):
    """An example that leaves a value empty proves nothing of it; the letter is free to keep its usual texts."""
    data = KINDS[name].EXAMPLE
    empty = {each.name for each in dataclasses.fields(data) if getattr(data, each.name) in (None, "", ())}
    assert empty <= {"renewal", "missions", "means", "days", "headline", "signatories"}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("form", FORMATS)
def test_a_paper_is_the_same_bytes_each_time(name, form):
    assert write(example(name), form) == write(example(name), form)


def composed():
    yield from ((name, example(name)) for name in KINDS)
    yield from ((mandate, lettre_de_mission.compose(letter(mandate))) for mandate in MANDATES)


@pytest.mark.parametrize("composed", [pytest.param(paper, id=name) for name, paper in composed()])
def test_the_relecture_finds_nothing_to_change(composed):
    found = review(read_document(write(composed, "docx"), "a.docx"), Policy(families=tuple(headings())))
    assert [each.source for each in found.proposals] == []


@pytest.mark.parametrize("mandate", MANDATES)
def test_a_letter_fills_its_blanks_and_names_the_data_of_the_trade(mandate):
    text = "\n".join(office_texts(write(lettre_de_mission.compose(letter(mandate)), "docx"), "a.docx"))
    assert "{" not in text
    assert "données du réseau d’eau" in text


def test_a_letter_takes_the_missions_of_its_caller():
    data = replace(letter("suppleant"), missions=("Garder {la} clé.",))
    text = "\n".join(office_texts(write(lettre_de_mission.compose(data), "odt"), "a.odt"))
    assert "Garder {la} clé." in text
    assert "Assurer les missions" not in text


def test_an_unknown_mandate_is_told_in_french():
    with pytest.raises(OptionError, match="referent_donnees"):
        lettre_de_mission.compose(letter("chef"))


def test_an_unknown_format_is_told_in_french():
    with pytest.raises(OptionError, match="docx, odt, pdf"):
        write(example("attestation"), "rtf")


def test_the_attestation_judges_nobody():
    text = " ".join(office_texts(write(example("attestation"), "docx"), "a.docx"))
    assert "aucune appréciation de la valeur professionnelle" in text
    assert "décret n°\N{NO-BREAK SPACE}2014-1526" in text
