"""Which trade is named beside the noun, and where its phrase goes."""

import pytest

from transverse.common.errors import OptionError
from transverse.language.trade import Reason, TradeChoice, choose
from transverse.language.trade_complement import has_own_complement
from transverse.language.trade_phrase import Numeriques, place
from transverse.trades import Form, Phrase, trades


def chosen(text: str, reader: str | None = None) -> TradeChoice:
    start = text.lower().index("data")
    return choose(text, start, start + 4, reader)


@pytest.mark.parametrize(
    ("text", "code", "phrase"),
    [
        ("L'électricité coûte cher. La data dort.", "energie", "énergétiques"),
        ("Sans lampadaire, pas de rue sûre, et la data manque.", "energie", "de l'éclairage public"),
        ("Les listes électorales sont prêtes. Envoyez la data.", "etat_civil", "électorales"),
        ("La crèche est pleine. La data était fausse.", "education", "de la petite enfance"),
        ("La police municipale patrouille au hasard, faute de data.", "securite", "de police municipale"),
        ("Le club sportif du gymnase veut de la data.", "sport", "sportives"),
        ("Les tickets incident restent ouverts, sans data.", "geographie", "relatives au parc informatique"),
        ("La taxe de séjour baisse et l'office de tourisme garde sa data.", "economie", "touristiques"),
    ],
)
def test_the_context_names_the_trade(text: str, code: str, phrase: str) -> None:
    choice = chosen(text)
    assert (choice.code, choice.reason) == (code, Reason.CONTEXT)
    assert choice.phrase is not None
    assert choice.phrase.text == phrase
    assert choice.words


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("La data est l'affaire de tous.", Reason.NOTHING),
        ("La data manque : les horodateurs ont changé.", Reason.NOTHING),
        ("La data aide les entraîneurs. Les clubs sportifs la lisent.", Reason.NOTHING),
        ("La data servira au rapport social unique.", Reason.NOTHING),
        ("La data ne fait rêver personne au service des cimetières.", Reason.NOTHING),
        ("La crèche a livré sa data.", Reason.NOTHING),
        ("La cantine et la data ne font qu'un.", Reason.NOTHING),
        ("Un plan de formation à la data est proposé.", Reason.NOTHING),
        ("Comme les lampadaires, la data éclaire.", Reason.NOTHING),
        ("Le service des sports exploite la data.", Reason.NOTHING),
        ("Le budget primitif finance la data.", Reason.NOTHING),
        ("Le présent marché public est clos, la data rendue.", Reason.NOTHING),
        ("Elle coule comme l'eau potable, la data.", Reason.NOTHING),
        ("Son bac en poche, elle aime la data.", Reason.NOTHING),
        ("Le foncier, le bâti et la data sont gérés ensemble.", Reason.SEVERAL),
        ("Voirie, eau, culture : la data reste enfermée.", Reason.SEVERAL),
        ("La cantine ferme. La piscine aussi. La data manque.", Reason.SEVERAL),
        ("Au cimetière, la data des tombes manque.", Reason.OWN_COMPLEMENT),
    ],
)
def test_the_context_names_none(text: str, reason: Reason) -> None:
    assert chosen(text) == TradeChoice(None, None, (), reason)


def test_only_the_sentences_around_are_read() -> None:
    far = "La cantine ferme. Un. Deux. Trois. La data manque."
    assert chosen(far).code is None
    assert chosen("La cantine ferme. Un. La data manque.").code == "education"


@pytest.mark.parametrize("code", sorted(trades()))
def test_the_reader_decides(code: str) -> None:
    choice = chosen("La cantine ferme. La data manque.", code)
    assert (choice.code, choice.phrase, choice.reason) == (code, trades()[code].phrases[0], Reason.READER)


def test_the_reader_does_not_repeat_what_is_said() -> None:
    assert chosen("La data de trafic vient du département.", "mobilite").reason is Reason.OWN_COMPLEMENT


def test_an_unknown_reader_is_refused() -> None:
    with pytest.raises(OptionError, match="«\u00a0eaux\u00a0»"):
        chosen("La data manque.", "eaux")


@pytest.mark.parametrize(
    "following",
    [
        " des compteurs d'eau est relevée",
        " de consommation électrique arrive",
        " énergétique est relue",
        " scolaire est dispersée",
        " relative aux déchets est publiée",
        " concernant les agents",
        " portant sur l'eau",
        " du cimetière tient dans un registre",
        " de l'éclairage public",
        " de l’éclairage public",
        " personnelle ne doit pas circuler",
        " sensible",
        " de trafic",
        " de fréquentation du gymnase",
        " récente sur les cantines",
        " à caractère personnel",
        " du service de l'eau",
        " de la direction des finances",
        " RH est fausse",
        " mobilité est fausse",
        " DES COMPTEURS D'EAU",
        " en matière de voirie",
    ],
)
def test_the_noun_has_its_own_complement(following: str) -> None:
    assert has_own_complement(following)


@pytest.mark.parametrize(
    "following",
    [
        "",
        ".",
        ", longtemps secrète",
        "-là",
        " est fausse",
        " de l'agglomération",
        " de la ville",
        " du service",
        " de cette année",
        " du rapport social unique",
        " de 2023",
        " du trimestre",
        " de nos partenaires",
        " de cinq communes",
        " vieille de cinq ans",
        " d'hier ne sert plus",
        " de Lyon",
        " de M. Zidi",
        " du tout",
        " de qualité",
        " brute",
        " locale est mal connue",
        " publique",
        " fraîche et fiable",
        " produite par les régies",
        " indique une fuite",
        " éclaire l'élu",
        " arrive toutes les dix minutes",
        " appartient-elle au délégataire",
        " sur laquelle repose notre corpus",
        " sur data.gouv.fr",
        " que vous aurez fiabilisée",
        " au sein de la régie",
        " à jour",
        " en mars",
        " et territoires",
        " DE LA VILLE",
    ],
)
def test_an_owner_a_place_a_date_is_no_complement(following: str) -> None:
    assert not has_own_complement(following)


ADJECTIVE = Phrase(Form.ADJECTIVE, "énergétiques")
BARE = Phrase(Form.COMPLEMENT, "de mobilité")
DEFINITE = Phrase(Form.COMPLEMENT, "du réseau d'eau")
RELATIVE = Phrase(Form.COMPLEMENT, "relatives aux déchets")


@pytest.mark.parametrize(
    ("phrase", "policy", "first", "words"),
    [
        (ADJECTIVE, Numeriques.FIRST, True, "numériques énergétiques"),
        (DEFINITE, Numeriques.FIRST, True, "numériques du réseau d'eau"),
        (None, Numeriques.FIRST, True, "numériques"),
        (ADJECTIVE, Numeriques.FIRST, False, ""),
        (ADJECTIVE, Numeriques.ALWAYS, False, "numériques"),
        (ADJECTIVE, Numeriques.NEVER, True, "énergétiques"),
        (DEFINITE, Numeriques.NEVER, False, ""),
        (None, Numeriques.NEVER, True, ""),
    ],
)
def test_the_words_after_the_noun(phrase: Phrase | None, policy: Numeriques, *, first: bool, words: str) -> None:
    assert place(phrase, policy, first=first).joined == words


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        (ADJECTIVE, "données numériques énergétiques brutes"),
        (BARE, "données numériques de mobilité brutes"),
        (DEFINITE, "données numériques brutes du réseau d'eau"),
        (RELATIVE, "données numériques brutes relatives aux déchets"),
    ],
)
def test_the_adjectives_of_the_author_keep_a_good_place(phrase: Phrase, sentence: str) -> None:
    placed = place(phrase, Numeriques.FIRST, first=True, following=" brute")
    words = ["données", placed.after_noun, "brutes", placed.after_epithet]
    assert " ".join(word for word in words if word) == sentence


def test_numeriques_is_never_doubled() -> None:
    placed = place(ADJECTIVE, Numeriques.ALWAYS, first=True, following=" numérique brute")
    assert placed.joined == "énergétiques"


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        (ADJECTIVE, "numérique énergétique"),
        (DEFINITE, "numérique du réseau d'eau"),
        (RELATIVE, "numérique relative aux déchets"),
        (Phrase(Form.COMPLEMENT, "d'urbanisme"), "numérique d'urbanisme"),
    ],
)
def test_the_singular(phrase: Phrase, words: str) -> None:
    assert place(phrase, Numeriques.FIRST, first=True, singular=True).joined == words
