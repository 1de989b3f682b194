"""What holds of any text: the edits are sound, nothing moves unless asked, and one reading is enough."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rewriting import EVERY_FAMILY

from transverse.documents import Block, apply_to_text, check_edits, read_document, write_document
from transverse.language import Policy, edits, review, review_blocks
from transverse.language.terms import families
from transverse.trades import trades

BOUNDED = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)
NOUNS = ("mass", "noun", "job")
# The gaps: {le} article, {un} indefinite, {ce} demonstrative, {n} the noun, {e} the mark of an adjective.
TEMPLATES = (
    "{le} {n} est collecté{e} chaque jour par le service.",
    "Nous avons reçu {le} {n}, puis nous l'avons transmis{e} au bureau.",
    "{ce} {n} n'est pas encore prêt{e} : {il} sera relu{e} lundi.",
    "Il faut {un} {n} complet{te} avant la fin du mois.",
    "{le} {n} qui arrive ce matin doit rester public{que}.",
    "Le rapport parle de {n} et de budget.",
    "Que devient {le} {n} ?",
    "Sans {n}, la réunion n'a pas lieu",
    "La maire le dit : {un} {n} coûte cher à la commune.",
    "- {n}",
)
WORDS = {
    "m": {"le": "le", "un": "un", "ce": "ce", "il": "il", "e": "", "te": "", "que": ""},
    "f": {"le": "la", "un": "une", "ce": "cette", "il": "elle", "e": "e", "te": "te", "que": "que"},
}
TERMS = [
    (term.singular[0], term.source_gender or ("f" if term.id == "data" else "m"))
    for family in families().values() for term in family.terms if term.part in NOUNS and term.singular
]  # fmt: skip
LEADS = ("", *(trade.examples[0] for trade in trades().values()))


def filled(template, noun, gender, article="le"):
    """Return the sentence that `template` makes of `noun`."""
    words = WORDS[gender] | {"n": noun, "le": WORDS[gender]["le"] if article == "le" else "l'"}
    text = template.format(**words).replace("l' ", "l'")
    return text[0].upper() + text[1:]


@st.composite
def sentences(draw):
    """Return a sentence about one term, as French as its gaps allow."""
    noun, gender = draw(st.sampled_from(TERMS))
    article = draw(st.sampled_from(["le", "l'"])) if noun[0].lower() in "aeiouhé" else "le"
    return filled(draw(st.sampled_from(TEMPLATES)), noun, gender, article)


texts = st.builds(
    " ".join, st.tuples(st.sampled_from(LEADS), st.lists(sentences(), min_size=1, max_size=3).map(" ".join))
).map(str.strip)
policies = st.builds(
    Policy,
    reader=st.sampled_from(["", *trades()]),
    numeriques=st.sampled_from(["first", "always", "never"]),
    prudent=st.booleans(),
    families=st.sampled_from([None, EVERY_FAMILY]),
)


@BOUNDED
@given(st.lists(texts, min_size=1, max_size=3), policies)
def test_edits_are_sound(document, policy):
    blocks = [Block(text) for text in document]
    found = review_blocks(blocks, policy)
    for each in found.proposals:
        text = document[each.block]
        assert text[each.span.start : each.span.end] == each.source
        assert each.replacements
        assert list(each.edits) == sorted(each.edits)
        assert all(0 <= edit.start <= edit.end <= len(document[edit.block]) for edit in each.edits)
        assert any(edit.block == each.block and _meets(edit, each.span) for edit in each.edits)
        check_edits(each.edits, blocks)
    written = edits(found)
    check_edits(written, blocks)
    assert all(left.block < right.block or left.end <= right.start for left, right in itertools.pairwise(written))


def _meets(edit, span):
    return edit.start < span.end and span.start < edit.end


@BOUNDED
@given(st.lists(texts, min_size=1, max_size=3), policies, st.sampled_from(["txt", "md", "html"]))
def test_nothing_accepted_is_nothing_changed(document, policy, extension):
    joined = "\n\n".join(document) if extension != "html" else "".join(f"<p>{text}</p>\n" for text in document)
    source = joined.encode()
    read = read_document(source, f"note.{extension}")
    assert write_document(read, edits(review(read, policy), ())) == source


@BOUNDED
@given(texts, policies)
def test_a_review_is_deterministic(text, policy):
    assert review_blocks([Block(text)], policy) == review_blocks([Block(text)], policy)


@BOUNDED
@given(st.lists(texts, min_size=2, max_size=3), st.sampled_from([None, EVERY_FAMILY]))
def test_each_edit_may_be_accepted_alone(document, wanted):
    blocks = [Block(text) for text in document]
    found = review_blocks(blocks, Policy(families=wanted))
    for place, each in enumerate(found.proposals):
        assert set(edits(found, (place,))) <= set(each.edits)


@BOUNDED
@given(st.lists(texts, min_size=1, max_size=3), st.sampled_from(["", *trades()]))
def test_a_second_reading_finds_nothing(document, reader):
    policy = Policy(reader=reader, families=EVERY_FAMILY)
    assert _left(_rewritten(document, policy), policy) == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_second_reading_finds_nothing_of_any_term(template):
    policy = Policy(numeriques="always", families=EVERY_FAMILY)
    document = [filled(template, noun, gender) for noun, gender in TERMS]
    assert len(_left(document, policy)) == len(document)
    assert _left(_rewritten(document, policy), policy) == []


def _left(document, policy):
    found = review_blocks([Block(text) for text in document], policy)
    return [(each.source, document[each.block]) for each in found.proposals]


def _rewritten(document, policy):
    found = edits(review_blocks([Block(text) for text in document], policy))
    return [apply_to_text(text, [edit for edit in found if edit.block == place]) for place, text in enumerate(document)]
