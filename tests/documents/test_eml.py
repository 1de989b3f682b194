import base64
import email
import quopri
from email import policy

import pytest
from edit_strategies import edits_for
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from text_checks import check_edits_read_back, check_nothing_but_words_changes, replaced, texts_of

from transverse.common.errors import DocumentError, UnsafeFileError
from transverse.documents import read_document
from transverse.documents.formats import eml
from transverse.documents.model import Edit, Kind

HTML = '<p>Le mot\nest là.</p><blockquote type="cite">cité</blockquote><div class="moz-signature">Moi</div>'
ATTACHED = base64.encodebytes(bytes(range(256)) * 3).replace(b"\n", b"\r\n")
MESSAGE = (
    b"Received: from x\r\nDKIM-Signature: v=1; a=rsa\r\nFrom: a@b.fr\r\nTo: c@d.fr\r\n"
    b"Subject: =?utf-8?q?Le_mot_d=C3=A9j=C3=A0?=\r\n =?utf-8?q?_vu?=\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="=_1"\r\n\r\npreambule\r\n--=_1\r\n'
    b"Content-Type: multipart/alternative;\r\n boundary=b2\r\n\r\n--b2\r\n"
    b"Content-Type: text/plain; charset=iso-8859-1; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    + "Bonjour \r\nà tous,\r\n\r\nLe mot est là.\r\n\r\nLe 3, X a écrit :\r\n> le mot cité\r\n-- \r\nJean\r\n".encode(
        "latin-1"
    )
    + b"\r\n--b2\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    + quopri.encodestring(HTML.encode()).replace(b"\n", b"\r\n")
    + b"\r\n--b2--\r\n\r\n--=_1\r\nContent-Type: text/plain; name=mot.txt\r\n"
    b"Content-Disposition: attachment; filename=mot.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + ATTACHED
    + b"--=_1--\r\nepilogue\r\n"
)
SIMPLE = b"From: a@b.fr\nSubject: Le mot\n\nLe mot est long.\n"
QUIET = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)


def parsed(source):
    return email.message_from_bytes(source, policy=policy.default)


def test_blocks():
    assert [(block.kind, block.text) for block in eml.read(MESSAGE, "a")] == [
        (Kind.SUBJECT, "Le mot déjà vu"),
        (Kind.PARAGRAPH, "Bonjour\nà tous,"),
        (Kind.PARAGRAPH, "Le mot est là."),
        (Kind.PARAGRAPH, "Le 3, X a écrit :"),
        (Kind.PARAGRAPH, "Le mot est là."),
    ]


def test_an_edit_of_one_part_leaves_the_others():
    new = eml.write(MESSAGE, "a", [Edit(2, 3, 6, "terme")])
    assert new == MESSAGE.replace(b"\r\nLe mot est l\xe0.", b"\r\nLe terme est l\xe0.")


def test_every_part_as_a_mail_program_reads_it():
    new = replaced(eml, MESSAGE, "mot", "cœur été")
    message = parsed(new)
    assert message["Subject"] == "Le cœur été déjà vu"
    assert "Le cœur été est là.\r\n" in message.get_body(("plain",)).get_content()
    assert "> le mot cité" in message.get_body(("plain",)).get_content()
    assert "<p>Le cœur été\nest là.</p>" in message.get_body(("html",)).get_content().replace("\r\n", "\n")
    assert next(message.iter_attachments()).get_payload(decode=True) == bytes(range(256)) * 3
    assert ATTACHED in new
    assert new.startswith(MESSAGE[: MESSAGE.index(b"Subject")])
    assert all(line.endswith(b"\r") for line in new.split(b"\n")[:-1])


def test_ascii_message_learns_accents():
    message = parsed(replaced(eml, SIMPLE, "mot", "thé"))
    assert message["Subject"] == "Le thé"
    assert message.get_content() == "Le thé est long.\n"


def test_only_words_change_in_a_plain_message():
    check_nothing_but_words_changes(eml, SIMPLE)
    check_nothing_but_words_changes(eml, SIMPLE.replace(b"\n", b"\r\n"))


@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit", "7bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15", "windows-1252", "martien"])
def test_charsets_and_transfers(transfer, charset):
    text = "Été : le mot est très long. " * 5 + "\r\nfin\r\n"
    codec = "utf-8" if charset == "martien" else charset
    carry = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(transfer, bytes)
    head = f"From: a\r\nSubject: b\r\nContent-Type: text/plain; charset={charset}\r\n"
    source = f"{head}Content-Transfer-Encoding: {transfer}\r\n\r\n".encode() + carry(text.encode(codec))
    assert texts_of(eml, source)[1].count("mot") == 5
    new = replaced(eml, source, "mot", "cœur")
    assert texts_of(eml, new)[1] == texts_of(eml, source)[1].replace("mot", "cœur")
    assert eml.write(source, "a", []) == source


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/signed; boundary=b",
        "multipart/encrypted; boundary=b",
        "application/pkcs7-mime; smime-type=signed-data",
    ],
)
def test_signed_messages_are_refused(kind):
    source = f"From: a\r\nSubject: mot\r\nContent-Type: {kind}\r\n\r\n--b\r\n\r\nmot\r\n--b--\r\n".encode()
    with pytest.raises(DocumentError, match="signé"):
        eml.read(source, "a.eml")
    wrapped = b"From: a\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + source + b"\r\n--x--"
    with pytest.raises(DocumentError, match="signé"):
        eml.read(wrapped, "a.eml")


def test_inline_pgp_is_refused():
    with pytest.raises(DocumentError, match="signé"):
        eml.read(SIMPLE + b"-----BEGIN PGP SIGNED MESSAGE-----\n", "a.eml")


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        (b"Subject: a\n", ["a"]),
        (b"Subject:\nFrom: a\n\n", []),
        (b"Subject: =?martien?q?a?=\n\nb", ["b"]),
        ("Subject: =?utf-8\ufeff?q?a?=\n\nb".encode(), ["b"]),
        (b"Subject: =?utf-8?b?Y?=\n\nb", ["b"]),
        (b"Subject: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nb", ["a", "b"]),
        (b"Subject: a\nContent-Type: multipart/mixed\n\n--x\n\nb", ["a"]),
        (b"Subject: a\nContent-Type: multipart/mixed; boundary=x\n\nb", ["a"]),
        (b"Subject: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\n--x--", ["a"]),
        (b"Subject: a\nContent-Type: text/calendar\n\nb", ["a"]),
        (b"Subject: a\nContent-Type: message/rfc822\n\nSubject: b\n\nc", ["a"]),
        (b"Subject: a\n\nb\n\n-----Message d'origine-----\nc", ["a", "b"]),
        ("Subject: été\n\nb".encode(), ["été", "b"]),
    ],
)
def test_odd_messages(source, texts):
    assert texts_of(eml, source) == texts


def test_endless_nesting_is_refused():
    part = b"Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n"
    source = b"Subject: a\n" + b"".join(part % (depth, depth) for depth in range(100))
    with pytest.raises(UnsafeFileError):
        read_document(source, "a.eml")


@QUIET
@given(st.data())
def test_edits_read_back(data):
    check_edits_read_back(eml, MESSAGE, data.draw(edits_for(eml.read(MESSAGE, "a"), st.text("éœa '", max_size=4))))
