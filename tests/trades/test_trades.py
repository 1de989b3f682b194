"""Each trade carries its source, its examples and more counter-examples; they are the tests."""

from collections import defaultdict

import pytest

from transverse.common.errors import PluginError
from transverse.trades import Form, Trade, recognise, trades
from transverse.trades.loader import read_trade
from transverse.trades.recogniser import content_words
from transverse.trades.words import stem, variants

ALL = list(trades().values())
EXAMPLES = [(trade.code, text) for trade in ALL for text in trade.examples]
SHORT_WORDS = [
    *("collecte", "traitement", "bac", "borne", "concession", "régie", "marché", "compteur", "permis", "titre"),
    *("branchement", "réseau", "conduite", "plan", "poste", "dossier", "base", "acte", "capteur", "carte"),
]
COUNTER_EXAMPLES = [(trade.code, text) for trade in ALL for text in trade.counter_examples]


@pytest.mark.parametrize(("code", "text"), EXAMPLES)
def test_an_example_names_its_trade(code: str, text: str) -> None:
    assert recognise(text).best == code


@pytest.mark.parametrize(("code", "text"), COUNTER_EXAMPLES)
def test_a_counter_example_does_not(code: str, text: str) -> None:
    assert code not in {each.trade for each in recognise(text).ranked}


@pytest.mark.parametrize("trade", ALL, ids=lambda trade: trade.code)
def test_a_trade_is_complete(trade: Trade) -> None:
    assert "EUPL" in trade.source
    assert len(trade.examples) >= 5
    assert len(trade.counter_examples) > len(trade.examples)
    assert len(set(trade.tasks)) >= 12
    assert len(trade.phrases) >= 5
    assert len(trade.datasets) >= 7
    assert len(trade.tools) >= 7


@pytest.mark.parametrize("trade", ALL, ids=lambda trade: trade.code)
def test_a_task_starts_with_a_verb(trade: Trade) -> None:
    first = {task.split()[0] for task in trade.tasks}
    assert not {word for word in first if not word.endswith(("er", "ir", "re"))}


@pytest.mark.parametrize("trade", ALL, ids=lambda trade: trade.code)
def test_each_task_handles_data_of_the_trade(trade: Trade) -> None:
    assert {task for each in trade.handles for task in each.tasks} == set(trade.tasks)
    assert all(trade.handled_in(task) for task in trade.tasks)
    assert not trade.handled_in("compter les moutons")


@pytest.mark.parametrize("trade", ALL, ids=lambda trade: trade.code)
def test_what_is_handled_is_named_once_and_follows_a_possessive(trade: Trade) -> None:
    assert len(set(trade.datasets)) == len(trade.datasets)
    assert {each.phrase for each in trade.handles} <= {phrase.text for phrase in trade.phrases}
    assert {each.personal for each in trade.handles} <= {"none", "professional", "indirect", "direct", "sensitive"}
    for name in trade.datasets:
        assert name == name.lower().strip()
        assert name.split()[0] not in {"le", "la", "les", "un", "une", "des", "vos", "votre", "données"}


@pytest.mark.parametrize("trade", ALL, ids=lambda trade: trade.code)
def test_a_phrase_follows_the_noun(trade: Trade) -> None:
    openers = ("de ", "du ", "des ", "d'", "relatives ")
    for phrase in trade.phrases:
        if phrase.form is Form.ADJECTIVE:
            assert phrase.text.endswith("s")
            assert " " not in phrase.text
        else:
            assert phrase.text.startswith(openers)


def test_twenty_trades() -> None:
    assert len(ALL) == 20


def test_no_cue_is_given_twice_and_none_is_sure_in_one_trade_and_ambiguous_in_another() -> None:
    owners = defaultdict(list)
    for trade in ALL:
        for cue in trade.cues:
            key = tuple(frozenset(variants(word)) for word in content_words(cue.words))
            owners[key].append((trade.code, bool(cue.near)))
    for key, found in owners.items():
        assert len({code for code, _ in found}) == len(found), key
        assert len(found) == 1 or all(ambiguous for _, ambiguous in found), key


def test_an_ambiguous_word_has_no_neighbour_in_common_between_two_trades() -> None:
    neighbours = defaultdict(list)
    for trade in ALL:
        for cue in trade.cues:
            neighbours[stem(cue.words)] += [stem(word) for word in cue.near]
    for word, near in neighbours.items():
        assert len(near) == len(set(near)), (word, sorted(each for each in near if near.count(each) > 1))


@pytest.mark.parametrize(
    "word",
    SHORT_WORDS,
)
def test_a_short_word_alone_is_only_a_hint(word: str) -> None:
    assert not recognise(f"Voici : {word}.").ranked


class _Entry:
    name = "essai.toml"

    def __init__(self, text: str) -> None:
        self.text = text

    def read_text(self, encoding: str) -> str:
        assert encoding == "utf-8"
        return self.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code = ", "essai.toml"),
        ('code = "essai"', "phrases"),
        ('code = "essai"\nlabel = "E"\nsource = "S"\nphrases = []', "aucune expression"),
        ('code = "essai"\nphrases = [{form = "verbe", text = "x"}]', "verbe"),
    ],
)
def test_a_broken_file_says_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(PluginError, match=said):
        read_trade(_Entry(text))


def test_the_code_is_the_name_of_the_file() -> None:
    text = """
    code = "autre"
    label = "Autre"
    source = "EUPL"
    phrases = [{form = "adjective", text = "autres"}]
    cues = {strong = ["autre"]}
    work = {handles = [], tasks = [], tools = []}
    tests = {examples = [], counter_examples = []}
    """
    with pytest.raises(PluginError, match="nom du fichier"):
        read_trade(_Entry(text))
