"""Parts of speech, genders, elision of a word."""

import pytest

from transverse.language.forms import elides, is_aspirated, lexicon

ELIDED = """
eau HOTEL hallali heptagone huitre API UE HIER HEC Yerres Halluin open outil hôpital Hôpital huile huître héroïne
homme heure hectare histoire hydraulique hypothèse hygiène hyperlien harmonisation habitant habitat habilitation
hameçonnage hébergement hiver horaire honneur humain humidité Haïti Hérault yeux Yonne y Yvelines œuvre été ïambe
ouvert ouest ouïe ouragan oued un une uranium à âge écoles où
"""
FULL = """
données RGPD SNCF HLM HAUT Honfleur HTML haricot héros hasard haut hauteur haute Hauts-de-France handicap hangar
hache haine halte hameau hackathon haie hall harcèlement hausse havre hérisson hernie hêtre heurt hibou hiérarchie
hic hors hockey homard hors-bilan honte houille housse hublot huit huitième hutte hérissé Hollande Hongrie onze
onzième oui ouistiti yaourt yoga yen Yémen yacht uhlan 1er 11 8 % « wagon week-end
"""


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("nettoient", {"verb:3p"}),
        ("archiver", {"verb:inf"}),
        ("publiant", {"verb:ppre"}),
        ("avec", {"prep"}),
        ("Paris", {"name", "noun:mp"}),
        ("lentement", {"adv"}),
        ("données", {"noun:fp", "adj:fp", "ppas:fp"}),
        ("numérique", {"adj:ms", "adj:fs"}),
        ("désilotée", set()),
        ("data", {"noun:fs", "noun:fp", "verb:3s"}),
        ("soyons", {"verb:1p", "verb:imp"}),
    ],
)
def test_tags(form, expected):
    assert lexicon().tags(form) == expected


def test_tags_take_any_capitals_and_apostrophes():
    assert lexicon().tags("NETTOIENT") == lexicon().tags("Nettoient") == {"verb:3p"}
    assert lexicon().tags("aujourd’hui") == lexicon().tags("aujourd'hui") != set()


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("donnée", {"f"}),
        ("fichier", {"m"}),
        ("maire", {"m", "f"}),
        ("livre", {"m", "f"}),
        ("publier", set()),
        ("zzz", set()),
    ],
)
def test_gender_of_noun(form, expected):
    assert lexicon().gender_of_noun(form) == expected


@pytest.mark.parametrize(
    "word",
    ELIDED.split(),
)
def test_words_that_elide(word):
    assert elides(word)


@pytest.mark.parametrize(
    "word",
    FULL.split(),
)
def test_words_that_do_not_elide(word):
    assert not elides(word)


def test_aspirated_is_said_of_h_alone():
    assert is_aspirated("haricot")
    assert not is_aspirated("homme")
    assert not is_aspirated("onze")
    assert not is_aspirated("")
