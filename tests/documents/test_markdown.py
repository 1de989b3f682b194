import time

import pytest
from edit_strategies import edits_for, edits_on
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from text_checks import check_edits_read_back, check_nothing_but_words_changes, replaced, soups, texts_of

from transverse.documents import read_document
from transverse.documents.formats import markdown
from transverse.documents.model import Edit, Kind

NOTE = r"""---
title: le code mot-clé caché
---
<!-- lecteur: eau -->
# Le **mot** d'ici #

Le *mot long* et `code` [dans le *mot*](http://mot.fr "titre") ![logo mot](a.png)
suite\* &eacute;t&eacute; <b>gras</b> https://a.fr/mot_x. Voir [texte][d], [d] et [autre].
fin[^1]

> citer le mot
> sur deux lignes
suite paresseuse
> - cité **un
>   deux**

1. un
   suite

       code indenté
2. [x] tâche
   - dedans

| Lot | `a` mot |
|:--|---|
| 1 | mot \| trait |

```python
bloc
```
Titre deux
==========

    code

<details><summary>Plus de mots</summary>
<p title="infobulle">html</p>
</details>

[d]: http://mot.fr
[^1]: la note
***
fin
"""
FRAGMENTS = [
    *("**", "*", "_", "__", "`", "``", "[", "](x)", "][d]", "mot", "été", " ", "\n", "\n\n", "\n> ", "\n- ", "\n1. "),
    *("\n# ", "|", "<b>", "</b>", "&amp;", "\\", "\n```\n", "\n---\n", "\n    ", "![", "~~", "<br>", "{{x}}", "!", "&"),
    *(
        "\n| a | b |\n|---|---|\n| ",
        "https://x.fr/a_b",
        "\n[d]: x\n",
        "\r\n",
        "<p>",
        "<code>",
        "</code>",
        "<!--",
        "-->",
    ),
]
QUIET = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)


def shown(source):
    return texts_of(markdown, source.encode())


def changed(source, word, new):
    return replaced(markdown, source.encode(), word, new).decode()


def test_blocks():
    assert [(block.kind, block.text) for block in markdown.read(NOTE.encode(), "a")] == [
        (Kind.HEADING, "Le mot d'ici"),
        (
            Kind.PARAGRAPH,
            "Le mot long et code dans le mot \nsuite* été gras https://a.fr/mot_x. Voir texte, d et [autre].\nfin",
        ),
        (Kind.PARAGRAPH, "logo mot"),
        (Kind.PARAGRAPH, "citer le mot\nsur deux lignes\nsuite paresseuse"),
        (Kind.ITEM, "cité un\ndeux"),
        (Kind.ITEM, "un\nsuite"),
        (Kind.ITEM, "tâche"),
        (Kind.ITEM, "dedans"),
        (Kind.CELL, "Lot"),
        (Kind.CELL, "a mot"),
        (Kind.CELL, "1"),
        (Kind.CELL, "mot | trait"),
        (Kind.HEADING, "Titre deux"),
        (Kind.PARAGRAPH, "Plus de mots"),
        (Kind.PARAGRAPH, "infobulle"),
        (Kind.PARAGRAPH, "html"),
        (Kind.NOTE, "la note"),
        (Kind.PARAGRAPH, "fin"),
    ]


def test_locked():
    block = markdown.read(NOTE.encode(), "a")[1]
    assert [block.text[span.start : span.end] for span in block.locked] == ["code", "https://a.fr/mot_x", "d"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a_b_c et 2 * 3 * 4", "a_b_c et 2 * 3 * 4"),
        ("***a** b*", "a b"),
        ("*a **b***", "a b"),
        ("**a*", "*a"),
        ("~~a~~ ~b~ ~~~c~~~", "a b ~~~c~~~"),
        (r"\*a\* \d \\!", r"*a* \d \!"),
        ("&copy; &unknown; R&D", "© &unknown; R&D"),
        ("`` a`b `` c", "a`b c"),
        ("`a", "`a"),
        ("<https://a.fr> <a@b.fr> a < b > c", "https://a.fr a@b.fr a < b > c"),
        ("[a](<b c> 'd') [e](f(g)h) [i] (j)", "a e [i] (j)"),
        ("[![logo](b)](c) d", " d"),
        ("a<br>b <kbd>Ctrl</kbd>", "a\nb Ctrl"),
        ("a\\\nb", "a\nb"),
        ("{{ x }} {% y %} z{.cls} [[Page]] [@cit]", "{{ x }} {% y %} z [[Page]] [@cit]"),
    ],
)
def test_inline(source, text):
    assert shown(source)[0].strip() == text.strip()


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("# a\n## b ##\n#c", ["a", "b", "#c"]),
        ("a\n---\nb\n\n---\nc", ["a", "b", "c"]),
        ("- a\n- b\n\n  c\nd", ["a", "b", "c\nd"]),
        ("~~~\na\n```\nb\n~~~\nc", ["c"]),
        ("```\na", []),
        ("<script>\n\na</script>\nb", ["b"]),
        ("<!-- a\n\nb --> c\nd", ["d"]),
        ("| a |\n|---|---|\n", ["| a |\n|---|---|"]),
        ("a | b\n--|--\n1\n\nc", ["a", "b", "1", "c"]),
        ("    a\n\nb\n    c", ["b\nc"]),
        ("$$\na\n$$\nb", ["b"]),
        ("a\n2. b", ["a\n2. b"]),
        ("+++\na = 1\n+++\nb", ["b"]),
        ("---\n\na\n\n---", ["a"]),
    ],
)
def test_structure(source, texts):
    assert shown(source) == texts


def test_only_words_change():
    free = NOTE.replace("mot-clé", "clé").replace("mot.fr", "x.fr").replace("mot_x", "x")
    for line in ("\n", "\r\n"):
        check_nothing_but_words_changes(markdown, free.replace("\n", line).encode())


@pytest.mark.parametrize(
    ("source", "word", "new", "expected"),
    [
        ("**data** lake", "data lake", "lac de données", "**lac** de données"),
        ("la **data**", "la data", "les données", "les **données**"),
        ("open **data** !", "open data", "ouverture", "ouverture !"),
        ("un *mot* ici", "mot", "", "un  ici"),
        ("**le mot** ici", " mot", "", "**le** ici"),
        ("**le mot** ici", "mot", "", "le  ici"),
        ("_mot_ ici", "mot ici", "motici", "_motici_"),
        ("un mot", "mot", "*a* [b] <c> `d`", r"un \*a\* \[b\] \<c> \`d\`"),
        ("un mot", "un mot", "# titre", r"\# titre"),
        ("un mot", "un mot", "12. x", r"12\. x"),
        ("> un\n> mot", "mot", "- x", "> un\n> \\- x"),
        ("> un\n> mot", "un\nmot", "deux\nmots", "> deux\n> mots"),
        ("| mot |\n|---|", "mot", "a|b\nc", "| a\\|b<br>c |\n|---|"),
        ("mot[x](y)", "mot", "mot !", "mot \\![x](y)"),
        ("&eacute;t&eacute; mot", "té", "cole", "&eacute;cole mot"),
    ],
)
def test_written(source, word, new, expected):
    assert changed(source, word, new) == expected


def test_character_reference_where_the_encoding_lacks_a_letter():
    assert replaced(markdown, "été mot".encode("cp1252"), "mot", "数") == "été &#25968;".encode("cp1252")


def test_reader():
    assert read_document(NOTE.encode(), "a.md").reader == "eau"
    assert read_document(b"# rien", "a.md").reader == ""


def test_where():
    assert markdown.read(NOTE.encode(), "a")[-2].where == "note 1"


@QUIET
@given(st.data(), soups(FRAGMENTS))
def test_edits_read_back(data, source):
    blocks = markdown.read(source.encode(), "a")
    assert markdown.write(source.encode(), "a", []) == source.encode()
    if blocks:
        check_edits_read_back(markdown, source.encode(), data.draw(edits_for(blocks)))


@QUIET
@given(st.data())
def test_edits_of_a_note_read_back(data):
    blocks = markdown.read(NOTE.encode(), "a")
    check_edits_read_back(markdown, NOTE.encode(), data.draw(edits_for(blocks)))


def test_no_word_of_a_note_is_refused():
    blocks = markdown.read(NOTE.encode(), "a")
    for index, block in enumerate(blocks):
        for word in set(block.text.split()):
            for edit in edits_on(word, "des *mots* neufs", [block]):
                markdown.write(NOTE.encode(), "a", [Edit(index, edit.start, edit.end, edit.text)])


def test_many_edits_of_a_long_file_take_linear_time():
    source = b"# Un titre\n\nLe **mot** est long.\n\n" * 20_000
    start = time.process_time()
    assert replaced(markdown, source, "mot", "terme") == source.replace(b"mot", b"terme")
    assert time.process_time() - start < 15
