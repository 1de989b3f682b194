from edit_strategies import edits_for
from hypothesis import given, settings
from hypothesis import strategies as st
from odf_files import TRACKING, make, rewritten, settle, texts

from transverse.documents.formats import odt
from transverse.documents.model import apply_to_text

INLINE = st.recursive(
    st.sampled_from(
        (
            *(
                "a",
                "bc ",
                " ",
                "  \n",
                "data",
                "&amp;",
                "é\U0001f600",
                "<text:s/>",
                "<text:s text:c='3'/>",
                "<text:tab/>",
            ),
            *("<text:line-break/>", "<text:bookmark text:name='k'/>", "<text:page-number>7</text:page-number>"),
            "<text:soft-page-break/>",
            "<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>",
        )
    ),
    lambda inner: st.lists(inner, max_size=4).map(
        lambda parts: f"<text:span text:style-name='T1'>{''.join(parts)}</text:span>"
    ),
    max_leaves=12,
)
BODIES = st.lists(
    st.lists(INLINE, max_size=8).map(lambda parts: f"<text:p>x{''.join(parts)}</text:p>"), min_size=1, max_size=3
).map("".join)
TEXTS = st.text(" ab\té\n", max_size=4)


def expected_texts(source, edits):
    blocks = texts(source)
    new = [apply_to_text(text, [e for e in edits if e.block == index]) for index, text in enumerate(blocks)]
    return [text for text in new if text.strip(" \t\n")]


@settings(max_examples=300, deadline=None)
@given(BODIES, st.data())
def test_edits_read_back(body, data):
    source = make(body)
    edits = data.draw(edits_for(odt.read(source, "a.odt"), TEXTS))
    assert rewritten(source, edits) == expected_texts(source, edits)


@settings(max_examples=300, deadline=None)
@given(BODIES, st.data())
def test_recorded_edits_read_back_and_reject_to_the_source(body, data):
    source = make(body)
    edits = data.draw(edits_for(odt.read(source, "a.odt"), TEXTS))
    recorded = odt.write_tracked(source, "a.odt", edits, TRACKING)
    assert texts(recorded) == expected_texts(source, edits)
    assert texts(settle(recorded, accept=True)) == expected_texts(source, edits)
    assert texts(settle(recorded, accept=False)) == texts(source)
