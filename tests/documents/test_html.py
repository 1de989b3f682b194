import time

import pytest
from edit_strategies import edits_for
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from text_checks import check_edits_read_back, check_nothing_but_words_changes, replaced, soups, texts_of

from transverse.common.errors import UnsafeFileError
from transverse.documents import Edit, read_document, write_document
from transverse.documents.formats import html
from transverse.documents.model import Kind
from transverse.documents.sourcemap import LONGEST

PAGE = """\
<!DOCTYPE html>
<!-- lecteur: eau --><!--[if mso]><p>mso</p><![endif]-->
<html lang="en"><head><meta charset="utf-8"><title>Titre &amp; suite</title>
<meta name="description" content="le mot d&#39;ici"><style>p { color: red }</style>
<script>var a = "<p>script</p>";</script></head>
<body class="mots"><h1>Le <b>mot</b>   d&eacute;j&agrave;
 long</h1>
<p>Voir <code>code <i>x</i></code>, <span lang="en">big <b>word</b></span> et <i lang="fr">mot</i>.
<img src="mot.png" alt="image du mot"><br>Fin<p title='infobulle'>Deux
<ul><li>un<li>deux <a href="/mot">liens</a></ul>
<pre>pre</pre><textarea>zone</textarea><svg><text>dessin</text></svg>
<table><tr><th>Nom<td><p>Cellule</p></table>
<select><option>choix</select><button>Envoyer</button><input placeholder="Votre mot" value="v">
<div lang="en">English <em lang="fr">français</em></div><![CDATA[cdata]]>
<p>5 < 6 & 7 > 2 &inconnu; &nbsp;x
</body></html>
"""
FRAGMENTS = [
    *("<p>", "</p>", "<b>", "</b>", "<code>", "</code>", "<br>", "mot", "été", " ", "\n", "&amp;", "&nbsp;", "&eacute"),
    *("<", "&", "<!--", "-->", "<script>", "</script>", "<span lang=en>", "</span>", "<li>", "<ul>", "</ul>", "<td>"),
    *(
        '<img alt="un d\'or">',
        "<a title='a'>",
        "<pre>",
        "</pre>",
        "  ",
        "<![CDATA[",
        "]]>",
        "<a href='x'",
        '"',
        ">",
        "=",
    ),
]
QUIET = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)


def shown(source):
    return texts_of(html, source.encode())


def changed(source, word, new):
    return replaced(html, source.encode(), word, new).decode()


def test_blocks():
    assert [(block.kind, block.text) for block in html.read(PAGE.encode(), "a")] == [
        (Kind.HEADING, "Titre & suite"),
        (Kind.PARAGRAPH, "le mot d'ici"),
        (Kind.HEADING, "Le mot déjà long"),
        (Kind.PARAGRAPH, "image du mot"),
        (Kind.PARAGRAPH, "Voir code x, big word et mot.\nFin"),
        (Kind.PARAGRAPH, "infobulle"),
        (Kind.PARAGRAPH, "Deux"),
        (Kind.ITEM, "un"),
        (Kind.ITEM, "deux liens"),
        (Kind.CELL, "Nom"),
        (Kind.CELL, "Cellule"),
        (Kind.ITEM, "choix"),
        (Kind.PARAGRAPH, "Envoyer"),
        (Kind.PARAGRAPH, "Votre mot"),
        (Kind.PARAGRAPH, "English français"),
        (Kind.PARAGRAPH, "5 < 6 & 7 > 2 &inconnu; \xa0x"),
    ]


def test_locked():
    blocks = html.read(PAGE.encode(), "a")
    locked = [block.text[span.start : span.end] for block in blocks for span in block.locked]
    assert locked == ["code x", "big word", "English "]
    assert blocks[3].where == "attribut alt"


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("a<b>b</b>c", ["abc"]),
        ("a <b> b</b>", ["a b"]),
        ("<p>a</b></p>b</p>", ["a", "b"]),
        ("<b>a<p>b</b>c", ["a", "bc"]),
        ("a<!-- b", ["a"]),
        ("a<!-->b", ["ab"]),
        ("a<script>b", ["a"]),
        ("a<script>b</scripty>c</SCRIPT >d", ["ad"]),
        ("a<b c='d>e", ["ae"]),
        ("a < b <3 </ >", ["a < b <3"]),
        ("<code><p>a</p></code>b", ["a", "b"]),
        ("<p translate=no>a</p>", ["a"]),
        ("<img alt=mot><img alt=''><meta name=author content='mot'>", []),
        ("<ul><li lang=en>a<li>b<ul><li>c</ul>d</ul>e", ["a", "b", "c", "d", "e"]),
        ("<template><p>a</template>b", ["b"]),
        ("&lt;b> &#233;&#xE9; &eacute &notit;", ["<b> éé é ¬it;"]),
    ],
)
def test_reading(source, texts):
    assert shown(source) == texts


def test_an_item_ends_with_its_list():
    source = b"<ul><li>a<ul><li lang=en>b<li>c</ul>d</ul>e<table><td>f</table>g"
    blocks = html.read(source, "a")
    assert "".join(block.text for block in blocks) == "abcdefg"
    assert "".join(block.text for block in blocks if block.kind is Kind.ITEM) == "abcd"
    assert "".join(block.text for block in blocks if block.kind is Kind.CELL) == "f"
    assert "".join(block.text for block in blocks if block.locked) == "b"


def test_only_words_change():
    free = PAGE.replace('class="mots"', "").replace("mot.png", "m.png").replace("/mot", "/m")
    for line in ("\n", "\r\n"):
        check_nothing_but_words_changes(html, free.replace("\n", line).encode())


@pytest.mark.parametrize(
    ("source", "word", "new", "expected"),
    [
        ("<p>la <b>data</b>", "la data", "les données", "<p>les <b>données</b>"),
        ("<b>data</b> lake", "data lake", "lac de données", "<b>lac</b> de données"),
        ("<p>un mot</p>", "mot", "<a> & b", "<p>un &lt;a&gt; &amp; b</p>"),
        ("<p title='mot'>", "mot", 'l\'"été"', "<p title='l&#39;\"été\"'>"),
        ('<p title="mot">', "mot", 'l\'"été"', '<p title="l\'&quot;été&quot;">'),
        ("d&eacute;j&agrave; mot", "mot", "vu", "d&eacute;j&agrave; vu"),
        ("un <mot", "un", "x", "x <mot"),
        ("1 < 2", "< 2", "<b", "1 &lt;b"),
        ("a<2", "2", "b", "a&lt;b"),
        ("<code>x</code> mot", " mot", "y", "<code>x</code>y"),
        ("a<br>b", "a\nb", "c", "c"),
    ],
)
def test_written(source, word, new, expected):
    declared = '<meta charset="utf-8">'
    assert changed(declared + source, word, new) == declared + expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"<p>mot", b"<p>&eacute;t&eacute; &oelig;&#25968;"),
        (b"<meta charset=utf-8><p>mot", "<meta charset=utf-8><p>été œ数".encode()),
        ("<p>à mot".encode(), "<p>à été œ数".encode()),
        ("<p>à mot".encode("cp1252"), "<p>à été œ".encode("cp1252") + b"&#25968;"),
        (b"<meta charset=iso-8859-1>mot", b"<meta charset=iso-8859-1>\xe9t\xe9 \x9c&#25968;"),
        ("<p>mot".encode("utf-16"), "<p>été œ数".encode("utf-16")),
    ],
)
def test_encodings(source, expected):
    assert replaced(html, source, "mot", "été œ数") == expected


def test_reader():
    assert read_document(PAGE.encode(), "a.html").reader == "eau"


@QUIET
@given(st.data(), soups(FRAGMENTS))
def test_edits_read_back(data, source):
    blocks = html.read(source.encode(), "a")
    assert html.write(source.encode(), "a", []) == source.encode()
    if blocks:
        check_edits_read_back(html, source.encode(), data.draw(edits_for(blocks)))


@QUIET
@given(st.data())
def test_edits_of_a_page_read_back(data):
    check_edits_read_back(html, PAGE.encode(), data.draw(edits_for(html.read(PAGE.encode(), "a"))))


def test_endless_nesting_is_refused():
    with pytest.raises(UnsafeFileError):
        read_document(b"<html>" + b"<ul><li>" * 5000, "a.html")


@pytest.mark.parametrize("piece", ["la donnée. ", "x", '<a x="', "<a ", "<!--", "<script>", "</b>", "<![CDATA["])
def test_hostile_megabytes_take_linear_time(piece):
    source = ("<p>" + piece * (2_000_000 // len(piece))).encode()
    start = time.process_time()
    document = read_document(source, "a.html")
    assert time.process_time() - start < 10
    assert max((len(block.text) for block in document.blocks), default=0) <= 2 * LONGEST + 100


def test_long_text_is_cut_without_loss():
    source = ("<html>" + "&a" * 50_000 + " fin").encode()
    document = read_document(source, "a.html")
    assert "".join(block.text for block in document.blocks) == "&a" * 50_000 + " fin"
    last = len(document.blocks) - 1
    assert write_document(document, [Edit(last, 0, 0, "Y")]).replace(b"Y", b"") == source
