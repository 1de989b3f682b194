"""The pass over pairs of words."""

import pytest

from transverse.language.elision import apostrophe_of, contract, fix, split


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("la", "eau", "l'eau"),
        ("le", "open", "l'open"),
        ("la", "donnée", "la donnée"),
        ("la", "haute", "la haute"),
        ("le", "onze", "le onze"),
        ("l'", "eau", "l'eau"),
        ("l'", "donnée", "la donnée"),
        ("l’", "fichier", "le fichier"),
        ("l'", "hameau", "le hameau"),
        ("de", "eau", "d'eau"),
        ("de", "données", "de données"),
        ("d'", "données", "de données"),
        ("d'", "habitants", "d'habitants"),
        ("je", "archive", "j'archive"),
        ("me", "intéresse", "m'intéresse"),
        ("te", "aide", "t'aide"),
        ("se", "avèrent", "s'avèrent"),
        ("s'", "perdent", "se perdent"),
        ("s'", "avère", "s'avère"),
        ("ne", "ont", "n'ont"),
        ("n'", "sont", "ne sont"),
        ("que", "elles", "qu'elles"),
        ("qu'", "données", "que données"),
        ("lorsque", "elles", "lorsqu'elles"),
        ("lorsqu'", "la", "lorsque la"),
        ("puisque", "il", "puisqu'il"),
        ("quoique", "ouvertes", "quoiqu'ouvertes"),
        ("jusque", "ici", "jusqu'ici"),
        ("jusqu'", "là", "jusque là"),
        ("si", "il", "s'il"),
        ("si", "elle", "si elle"),
        ("s'", "elles", "si elles"),
        ("s'", "ils", "s'ils"),
        ("ce", "est", "c'est"),
        ("c'", "sont", "ce sont"),
        ("c'", "est", "c'est"),
        ("ce", "outil", "cet outil"),
        ("ce", "à", "ce à"),
        ("ce", "jeu", "ce jeu"),
        ("cet", "jeu", "ce jeu"),
        ("cet", "entrepôt", "cet entrepôt"),
        ("ma", "adresse", "mon adresse"),
        ("sa", "ouverture", "son ouverture"),
        ("sa", "hauteur", "sa hauteur"),
        ("son", "donnée", "sa donnée"),
        ("ton", "fichier", "ton fichier"),
        ("son", "accès", "son accès"),
        ("beau", "outil", "bel outil"),
        ("beau", "et", "beau et"),
        ("nouveau", "entrepôt", "nouvel entrepôt"),
        ("nouvel", "jeu", "nouveau jeu"),
        ("vieux", "outil", "vieil outil"),
        ("vieux", "outils", "vieux outils"),
        ("vieil", "hangar", "vieux hangar"),
        ("leurs", "outils", "leurs outils"),
        ("avec", "elle", "avec elle"),
    ],
)
def test_pairs(left, right, expected):
    assert fix(left, right) + right == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("La", "eau", "L'eau"),
        ("LA", "EAU", "L'EAU"),
        ("L'", "donnée", "La donnée"),
        ("L'", "DONNÉE", "LA DONNÉE"),
        ("L'", "RGPD", "Le RGPD"),
        ("D'", "données", "De données"),
        ("QUE", "ELLES", "QU'ELLES"),
        ("Que", "elles", "Qu'elles"),
        ("QU'", "DONNÉES", "QUE DONNÉES"),
        ("Lorsque", "elle", "Lorsqu'elle"),
        ("S'", "elles", "Si elles"),
        ("Cet", "jeu", "Ce jeu"),
        ("SON", "DONNÉE", "SA DONNÉE"),
    ],
)
def test_capitals_are_kept(left, right, expected):
    assert fix(left, right) + right == expected


def test_the_gender_that_is_told_serves_when_the_word_has_none_of_its_own():
    assert fix("l'", "fichier", gender="f") == "le "
    assert fix("son", "territoire", gender="f") == "son "
    assert fix("l'", "compte", gender="f") == "la "  # the verb compter as well as the noun
    assert fix("l'", "numérique", gender="f") == "la "
    assert fix("l'", "numérique", gender="m") == "le "
    assert fix("l'", "publie", gender="f") == "la "
    assert fix("son", "propre", gender="f") == "sa "


def test_the_apostrophe_of_the_text_is_written():
    assert fix("la", "eau", apostrophe="’") == "l’"
    assert fix("l'", "eau", apostrophe="’") == "l’"
    assert apostrophe_of("l’eau d’ici, l'air") == "’"
    assert apostrophe_of("l'eau") == apostrophe_of("eau") == "'"


@pytest.mark.parametrize(
    ("preposition", "article", "expected"),
    [
        ("de", "le", "du"),
        ("de", "les", "des"),
        ("à", "le", "au"),
        ("À", "les", "Aux"),
        ("de", "la", None),
        ("en", "le", None),
    ],
)
def test_contractions(preposition, article, expected):
    assert contract(preposition, article) == expected


def test_contractions_split():
    assert split("du") == ("de", "le")
    assert split("Aux") == ("À", "les")
    assert split("DES") == ("DE", "LES")
    assert split("de") is None
