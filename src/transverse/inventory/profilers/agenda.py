"""Calendars and cards of contacts: iCalendar, vCard."""

import re

from transverse.inventory.profile import Profile, Source

ID = "agenda"
LABEL = "agenda ou carnet de contacts"
SUFFIXES = tuple(".ics .vcf .vcs".split())
MEDIA_TYPE = "text/calendar"
FILE_TYPE = "OCTET"
RANK = 50
SOURCE = "https://www.rfc-editor.org/rfc/rfc5545"
EXAMPLES = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
    b"\xef\xbb\xbfBEGIN:VCARD\r\n",
)
COUNTER_EXAMPLES = (
    b"",
    b"BEGIN;END\n1;2\n",
    b"Debut\nBEGIN:VCALENDAR\n",
)

_MARK = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:V(?:CALENDAR|CARD)\b", re.IGNORECASE)


def recognise(source: Source) -> bool:
    """Tell whether its first line opens a calendar or a card."""
    return _MARK.match(source.head) is not None


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(listed="Un agenda ou un carnet de contacts\u00a0: vu et daté, sans être ouvert.")
