"""Adjectives and participles: what they become, and what is vetoed."""

import pytest

from transverse.language.forms import lexicon

# fs, fp, ms, mp of ordinary, administrative, irregular and new words (the last ones unknown to the dictionary).
ROWS = """
ouverte ouvertes ouvert ouverts
fiable fiables fiable fiables
précieuse précieuses précieux précieux
meilleure meilleures meilleur meilleurs
numérique numériques numérique numériques
publique publiques public publics
locale locales local locaux
communale communales communal communaux
territoriale territoriales territorial territoriaux
municipale municipales municipal municipaux
départementale départementales départemental départementaux
régionale régionales régional régionaux
nationale nationales national nationaux
sociale sociales social sociaux
spatiale spatiales spatial spatiaux
environnementale environnementales environnemental environnementaux
essentielle essentielles essentiel essentiels
personnelle personnelles personnel personnels
réelle réelles réel réels
confidentielle confidentielles confidentiel confidentiels
cadastrale cadastrales cadastral cadastraux
sensible sensibles sensible sensibles
disponible disponibles disponible disponibles
accessible accessibles accessible accessibles
exploitable exploitables exploitable exploitables
réutilisable réutilisables réutilisable réutilisables
interopérable interopérables interopérable interopérables
stratégique stratégiques stratégique stratégiques
énergétique énergétiques énergétique énergétiques
géographique géographiques géographique géographiques
statistique statistiques statistique statistiques
massive massives massif massifs
active actives actif actifs
vive vives vif vifs
neuve neuves neuf neufs
brève brèves bref brefs
premiere premieres premier premiers
première premières premier premiers
dernière dernières dernier derniers
entière entières entier entiers
foncière foncières foncier fonciers
financière financières financier financiers
régulière régulières régulier réguliers
chère chères cher chers
ancienne anciennes ancien anciens
quotidienne quotidiennes quotidien quotidiens
citoyenne citoyennes citoyen citoyens
européenne européennes européen européens
bonne bonnes bon bons
mauvaise mauvaises mauvais mauvais
française françaises français français
grise grises gris gris
grosse grosses gros gros
basse basses bas bas
fausse fausses faux faux
douce douces doux doux
belle belles beau beaux
nouvelle nouvelles nouveau nouveaux
vieille vieilles vieux vieux
folle folles fou fous
molle molles mou mous
blanche blanches blanc blancs
franche franches franc francs
sèche sèches sec secs
fraîche fraîches frais frais
longue longues long longs
grecque grecques grec grecs
complète complètes complet complets
secrète secrètes secret secrets
inquiète inquiètes inquiet inquiets
nette nettes net nets
muette muettes muet muets
importante importantes important importants
pertinente pertinentes pertinent pertinents
récente récentes récent récents
utile utiles utile utiles
gratuite gratuites gratuit gratuits
brute brutes brut bruts
partagée partagées partagé partagés
collectée collectées collecté collectés
publiée publiées publié publiés
stockée stockées stocké stockés
hébergée hébergées hébergé hébergés
croisée croisées croisé croisés
anonymisée anonymisées anonymisé anonymisés
structurée structurées structuré structurés
mutualisée mutualisées mutualisé mutualisés
actualisée actualisées actualisé actualisés
créée créées créé créés
fournie fournies fourni fournis
définie définies défini définis
recueillie recueillies recueilli recueillis
garantie garanties garanti garantis
détenue détenues détenu détenus
connue connues connu connus
reçue reçues reçu reçus
perdue perdues perdu perdus
rendue rendues rendu rendus
lue lues lu lus
vue vues vu vus
due dues dû dus
mise mises mis mis
transmise transmises transmis transmis
comprise comprises compris compris
produite produites produit produits
décrite décrites décrit décrits
traduite traduites traduit traduits
faite faites fait faits
offerte offertes offert offerts
couverte couvertes couvert couverts
jointe jointes joint joints
restreinte restreintes restreint restreints
résolue résolues résolu résolus
acquise acquises acquis acquis
incluse incluses inclus inclus
exclue exclues exclu exclus
conclue conclues conclu conclus
dissoute dissoutes dissous dissous
née nées né nés
morte mortes mort morts
prévisionnelle prévisionnelles prévisionnel prévisionnels
décisionnelle décisionnelles décisionnel décisionnels
patrimoniale patrimoniales patrimonial patrimoniaux
créatrice créatrices créateur créateurs
novatrice novatrices novateur novateurs
trompeuse trompeuses trompeur trompeurs
supérieure supérieures supérieur supérieurs
maligne malignes malin malins
favorite favorites favori favoris
tierce tierces tiers tiers
toute toutes tout tous
quelle quelles quel quels
telle telles tel tels
nulle nulles nul nuls
aucune aucunes aucun aucuns
certaine certaines certain certains
même mêmes même mêmes
seule seules seul seuls
propre propres propre propres
socio-économique socio-économiques socio-économique socio-économiques
géocodée géocodées géocodé géocodés
pseudonymisée pseudonymisées pseudonymisé pseudonymisés
moissonnable moissonnables moissonnable moissonnables
requêtée requêtées requêté requêtés
désilotée désilotées désiloté désilotés
télérelevée télérelevées télérelevé télérelevés
data-isée data-isées data-isé data-isés
bancarisée bancarisées bancarisé bancarisés
géovisualisable géovisualisables géovisualisable géovisualisables
métropolisatrice métropolisatrices métropolisateur métropolisateurs
suprainstitutionnelle suprainstitutionnelles suprainstitutionnel suprainstitutionnels
intermunicipalisante intermunicipalisantes intermunicipalisant intermunicipalisants
prédictivale prédictivales prédictival prédictivaux
"""
CASES = [row.split() for row in ROWS.strip().splitlines() if not row.startswith("premiere ")]
GENDERS = ("fs", "fp", "ms", "mp")


@pytest.mark.parametrize("row", CASES, ids=lambda row: row[0])
@pytest.mark.parametrize("source", GENDERS)
def test_every_form_gives_the_three_others(row, source):
    forms = dict(zip(GENDERS, row, strict=True))
    made = {target: lexicon().inflect(forms[source], source, target, kind=("adj", "ppas")) for target in GENDERS}
    assert made == forms


@pytest.mark.parametrize(
    ("form", "source"),
    [
        ("commun", "fs"),
        ("communs", "fs"),
        ("communes", "fs"),
        ("ouvert", "fs"),
        ("ouvertes", "fs"),
        ("ouverte", "ms"),
        ("précieux", "fs"),
        ("locale", "ms"),
        ("locaux", "ms"),
        ("fiables", "ms"),
        ("publié", "fs"),
        ("publiés", "ms"),
        ("géocodé", "fs"),
        ("géocodées", "fs"),
        ("géocodée", "ms"),
        ("désilotée", "mp"),
        ("beau", "fs"),
        ("toute", "ms"),
        ("tous", "ms"),
        ("pétrole", "fs"),
        ("lentement", "fs"),
        ("est", "fs"),
        ("publier", "fs"),
        ("pour", "fs"),
        ("xyz", "fs"),
        ("é", "ms"),
        ("", "fs"),
    ],
)
def test_what_cannot_agree_with_the_source_is_vetoed(form, source):
    assert lexicon().inflect(form, source, "fp", kind=("adj", "ppas")) is None


def test_words_without_a_plural_are_vetoed():
    assert lexicon().inflect("chaque", "fs", "fp") is None
    assert lexicon().inflect("chacune", "fs", "fp") is None


@pytest.mark.parametrize(
    ("form", "expected"), [("Ouverte", "Ouvertes"), ("OUVERTE", "OUVERTES"), ("Géocodée", "Géocodées")]
)
def test_capitals_are_kept(form, expected):
    assert lexicon().inflect(form, "fs", "fp") == expected


@pytest.mark.parametrize(
    ("form", "source", "target", "expected"),
    [
        ("bel", "ms", "fp", "belles"),
        ("nouvel", "ms", "mp", "nouveaux"),
        ("fraiche", "fs", "fp", "fraiches"),  # the spelling of the author is kept
        ("circulé", "fs", "fp", "circulé"),  # a participle that never agrees
        ("standard", "fs", "fp", "standards"),
        ("marron", "fs", "fp", "marron"),
        ("laquelle", "fs", "fp", "lesquelles"),
        ("elle", "fs", "fp", "elles"),
        ("celle-ci", "fs", "fp", "celles-ci"),
        ("elle-même", "fs", "fp", "elles-mêmes"),
        ("il", "ms", "fp", "elles"),
        ("reine", "fs", "fp", "reines"),
        ("belle-maman", "fs", "fp", "belles-mamans"),
        ("acteur", "ms", "fp", "actrices"),
    ],
)
def test_nouns_pronouns_and_doublets(form, source, target, expected):
    assert lexicon().inflect(form, source, target) == expected


def test_the_kind_chooses_the_reading():
    assert lexicon().inflect("clé", "fs", "fp") == "clés"
    assert lexicon().inflect("clé", "fs", "fp", kind=("adj", "ppas")) is None
    assert lexicon().inflect("elle", "fs", "fp", kind=("adj", "ppas")) is None
