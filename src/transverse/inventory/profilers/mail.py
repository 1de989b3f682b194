"""Letters sent by the network, alone or by boxes: EML, Outlook, mbox."""

import re

from transverse.inventory.profile import Profile, Source
from transverse.inventory.profilers._ole import MAGIC, ole_names

ID = "mail"
LABEL = "courrier électronique"
SUFFIXES = tuple(".eml .msg .pst .mbox .oft".split())
MEDIA_TYPE = "message/rfc822"
FILE_TYPE = "OCTET"
RANK = 18
SOURCE = "https://www.rfc-editor.org/rfc/rfc5322"
EXAMPLES = (
    b"Return-Path: <a@ville.example>\r\nSubject: Travaux\r\n",
    b"From: a@ville.example\nTo: b@ville.example\n\nBonjour",
    MAGIC + bytes(99) + "__properties_version1.0".encode("utf-16-le"),
    b"!BDN\0\0",
)
COUNTER_EXAMPLES = (
    b"",
    b"From;To\na;b\n",
    b"Subject: une note sans rien d'autre\n",
    b"nom: a\nville: b\n",
    MAGIC + bytes(99) + "Workbook".encode("utf-16-le"),
)

_HEADER = re.compile(rb"^(?P<name>[A-Za-z][A-Za-z0-9-]+):[ \t].*\n(?:[ \t].*\n)*", re.MULTILINE)
_BOX = re.compile(rb"(?:\xef\xbb\xbf)?(?:From \S+[^\n]*\n)?")
_USUAL = frozenset(
    b"return-path received delivered-to from to cc subject date message-id mime-version content-type".split()
)


def recognise(source: Source) -> bool:
    """Tell whether it begins by two lines of address or more, is a box of Outlook or one of its letters."""
    if source.head.startswith(b"!BDN") or "__properties_version1.0" in ole_names(source):
        return True
    at = _BOX.match(source.head).end()  # type: ignore[union-attr]
    usual = 0
    for _ in range(20):
        line = _HEADER.match(source.head, at)
        if line is None:
            break
        usual += line["name"].lower() in _USUAL
        at = line.end()
    return usual > 1


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(listed="Un courrier électronique, ou une boîte de courriers\u00a0: vu et daté, sans être ouvert.")
