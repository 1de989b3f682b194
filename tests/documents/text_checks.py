"""What every text format must hold, whatever its marks."""

from edit_strategies import edits_on
from hypothesis import assume
from hypothesis import strategies as st

from transverse.common.errors import DocumentError, EditError
from transverse.documents.model import apply_to_text


def texts_of(module, source, name="a"):
    return [block.text for block in module.read(source, name)]


def replaced(module, source, word, new):
    """Return the file with each free `word` replaced."""
    return module.write(source, "a", edits_on(word, new, module.read(source, "a")))


def unspaced(texts):
    return "".join("".join(text.split()) for text in texts)


def check_edits_read_back(module, source, edits):
    """The new file reads as the old one with its edits; a refusal is allowed, another reading is not."""
    blocks = module.read(source, "a")
    meant = [
        apply_to_text(block.text, [edit for edit in edits if edit.block == index]) for index, block in enumerate(blocks)
    ]
    try:
        new = module.write(source, "a", edits)
    except (DocumentError, EditError):
        assume(False)  # noqa: FBT003 (hypothesis drops the example, and fails when it drops most)
    assert unspaced(texts_of(module, new)) == unspaced(meant)


def check_nothing_but_words_changes(module, source):
    """Edits of whole words change these words in the file, and no other byte."""
    assert module.write(source, "a", []) == source
    assert b"mot" in source
    assert replaced(module, source, "mot", "terme") == source.replace(b"mot", b"terme")


def soups(fragments):
    """Return files glued together from `fragments`, most of them malformed."""
    return st.lists(st.sampled_from(fragments), min_size=1, max_size=25).map("".join)
