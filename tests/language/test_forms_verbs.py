"""Finite verbs: the third person, from singular to plural and back."""

import pytest

from transverse.language.forms import lexicon

PAIRS = """
est sont
était étaient
sera seront
serait seraient
soit soient
fut furent
fût fussent
a ont
avait avaient
aura auront
aurait auraient
ait aient
eut eurent
eût eussent
va vont
allait allaient
ira iront
aille aillent
fait font
fera feront
fasse fassent
dit disent
peut peuvent
pouvait pouvaient
pourra pourront
pourrait pourraient
puisse puissent
doit doivent
devrait devraient
veut veulent
sait savent
voit voient
prévoit prévoient
vient viennent
provient proviennent
devient deviennent
tient tiennent
contient contiennent
appartient appartiennent
convient conviennent
permet permettent
transmet transmettent
met mettent
prend prennent
comprend comprennent
rend rendent
répond répondent
perd perdent
vend vendent
vaut valent
sert servent
sort sortent
part partent
ressort ressortent
dort dorment
court courent
parcourt parcourent
ouvre ouvrent
offre offrent
couvre couvrent
fournit fournissent
définit définissent
garantit garantissent
enrichit enrichissent
réunit réunissent
finissait finissaient
reste restent
circule circulent
arrive arrivent
existe existent
concerne concernent
aide aident
éclaire éclairent
nourrit nourrissent
crée créent
gère gèrent
révèle révèlent
accélère accélèrent
mène mènent
appelle appellent
renouvelle renouvellent
achète achètent
protège protègent
partage partagent
change changent
changeait changeaient
avance avancent
commençait commençaient
envoie envoient
emploie emploient
paie paient
paye payent
appuie appuient
essaie essaient
lit lisent
dit disent
écrit écrivent
décrit décrivent
suit suivent
vit vivent
croit croient
naît naissent
naquit naquirent
connaît connaissent
connait connaissent
paraît paraissent
plaît plaisent
produit produisent
conduit conduisent
traduit traduisent
construit construisent
atteint atteignent
rejoint rejoignent
peint peignent
résout résolvent
assied asseyent
assoit assoient
boit boivent
reçoit reçoivent
perçoit perçoivent
meurt meurent
acquiert acquièrent
requiert requièrent
inclut incluent
conclut concluent
exclut excluent
rit rient
vainc vainquent
interrompt interrompent
bat battent
fuit fuient
publia publièrent
permit permirent
voulut voulurent
vît vissent
moissonne moissonnent
géocode géocodent
géocodait géocodaient
géocodera géocoderont
géocoderait géocoderaient
interopère interopèrent
pseudonymise pseudonymisent
"""
CASES = [tuple(line.split()) for line in PAIRS.strip().splitlines()]


@pytest.mark.parametrize(("singular", "plural"), CASES)
def test_third_person_plural_and_back(singular, plural):
    assert lexicon().pluralise_verb(singular) == plural
    hint = next((verb.tense for verb in lexicon().finite(singular) if verb.person == 3), None)
    back = lexicon().singularise_verb(plural, hint)
    assert lexicon().pluralise_verb(back, hint) == plural


@pytest.mark.parametrize(
    "form",
    [
        "sont",
        "suis",
        "ont",
        "publier",
        "publié",
        "publiant",
        "données",
        "faut",
        "fallait",
        "pour",
        "mangeons",
        "",
        "xyz",
    ],
)
def test_what_is_no_third_person_singular_is_vetoed(form):
    assert lexicon().pluralise_verb(form) is None


@pytest.mark.parametrize("form", ["est", "a", "publier", "données", "numériques", "avec", "temps"])
def test_what_is_no_third_person_plural_is_vetoed(form):
    assert lexicon().singularise_verb(form) is None


@pytest.mark.parametrize(
    ("form", "expected"), [("EST", "SONT"), ("Est", "Sont"), ("A", "Ont"), ("Géocode", "Géocodent")]
)
def test_capitals_are_kept(form, expected):
    assert lexicon().pluralise_verb(form) == expected


@pytest.mark.parametrize(
    ("form", "hint", "expected"),
    [("fournit", "J", "fournirent"), ("fournit", "P", "fournissent"), ("dit", "J", "dirent"), ("dit", "F", "disent")],
)
def test_the_hint_chooses_among_tenses(form, hint, expected):
    assert lexicon().pluralise_verb(form, hint) == expected


def test_singular_of_the_common_ones():
    pairs = {"sont": "est", "ont": "a", "peuvent": "peut", "vont": "va", "publient": "publie", "soient": "soit"}
    pairs |= {"apparaissent": "apparaît", "fondent": "fonde", "permettent": "permet", "contiennent": "contient"}
    assert {plural: lexicon().singularise_verb(plural) for plural in pairs} == pairs


def test_readings_come_with_lemma_tense_and_person():
    readings = {(verb.lemma, verb.tense, verb.person, verb.number) for verb in lexicon().finite("suis")}
    assert {
        ("être", "P", 1, "s"),
        ("suivre", "P", 1, "s"),
        ("suivre", "P", 2, "s"),
        ("suivre", "Y", 2, "s"),
    } == readings


def test_the_likeliest_tense_comes_first():
    assert [verb.tense for verb in lexicon().finite("fournit")] == ["P", "J"]


def test_valency_tells_a_verb_without_object():
    assert "t" not in lexicon().finite("appartient")[0].valency
    assert "t" in lexicon().finite("publie")[0].valency


def test_what_is_no_finite_verb_has_no_reading():
    assert lexicon().finite("publier") == ()
    assert lexicon().finite("interopère") == ()
