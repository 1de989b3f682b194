"""A directory exported as LDIF: organisational units by the nesting of names, people with their manager.

A person is in the unit that `departmentNumber`, `department` or `ou` names, else in the one that the entry is under.
The code of a unit is the names of the units above it and its own.
"""

import re
import sys
from collections.abc import Sequence
from typing import NamedTuple

from transverse.organisation import cells
from transverse.organisation.draft import Draft, made_post_code
from transverse.organisation.importers._entries import Entry, entries
from transverse.organisation.importers._names import Name, key, parsed
from transverse.organisation.model import Post
from transverse.organisation.reader import Tick
from transverse.organisation.source import Part

ID = "ldif"
LABEL = "annuaire LDAP ou Active Directory (LDIF)"
EXTENSIONS = (".ldif", ".ldf")
SOURCE = "RFC 2849 (LDIF), RFC 2798 (inetOrgPerson), RFC 4519 (organizationalUnit), RFC 4514 (noms)"

_VILLE = "dn: o=Ville\nobjectClass: organization\no: Ville\n\n"
_VOIRIE = "dn: ou=Voirie,o=Ville\nobjectClass: organizationalUnit\nou: Voirie\n\n"
_PERSON = "dn: uid=camille,ou=Voirie,o=Ville\nobjectClass: inetOrgPerson\nuid: camille\nsn: Exemple\n"
EXAMPLES = (
    f"version: 1\n# une ville\n{_VILLE}{_VOIRIE}{_PERSON}givenName:: Q2FtaWxsZQ==\n",
    "dn: uid=c,dc=ville\nobjectClass: person\nuid: c\nsn: Exem\n ple\ndepartmentNumber: Voirie\n",
)
COUNTER_EXAMPLES = {
    f"{_VOIRIE}{_PERSON}manager: uid=absent,o=Ville\n": "superior-unknown",
    f"{_VOIRIE}{_PERSON}givenName:: ???\n": "entry-damaged",
    f"{_VOIRIE}dn: uid=c,ou=Voirie,o=Ville\nchangetype: delete\n": "entry-change",
    f"{_VOIRIE}dn: cn=lecteurs,o=Ville\nobjectClass: groupOfNames\ncn: lecteurs\n": "entry-other",
    "Rapport du 3 mai\nle dn: n'est pas au début d'une ligne\n": "",
}

_START = re.compile(r"(?:\A|[\r\n])dn::? *\S", re.IGNORECASE)
_CODES = ("employeenumber", "uid", "samaccountname", "userprincipalname", "cn")
_UNITS = ("departmentnumber", "department", "ou")
_WANTED = frozenset((*_CODES, *_UNITS, *"objectclass changetype o sn givenname mail title manager displayname".split()))
_PEOPLE = frozenset(("person", "inetorgperson", "organizationalperson", "user"))
_LEVELS = frozenset(("ou", "o"))


def matches(part: Part) -> bool:
    """Say whether a line of the beginning names an entry."""
    return _START.search(part.head()) is not None


def read(parts: Sequence[Part], draft: Draft, tick: Tick) -> None:
    """Read the units and the people, then put the people in the units."""
    draft.columns = {"superior": "manager", "email": "mail", "agent": "employeeNumber", "last_name": "sn"}
    for part in parts:
        draft.log.part = part.name
        directory = _Directory(draft)
        with part.text() as text:
            for entry in entries(text, part.shown, _WANTED, draft.log):
                tick(entry.line)
                directory.add(entry)
        directory.place()


class _Person(NamedTuple):
    """What is kept of a person until the units are known: there are tens of thousands of them."""

    line: int
    holder: str
    title: str
    key: str
    under: Name
    attribute: str
    unit: str
    superior: str


class _Directory:
    """The entries of one directory, people kept until all units are known."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.log = draft, draft.log
        self.units: dict[str, str] = {}
        self.names: dict[str, list[str]] = {}
        self.nested: list[tuple[Entry, Name]] = []
        self.people: list[_Person] = []
        self.shared: dict[Name, Name] = {}

    def add(self, entry: Entry) -> None:
        """Sort an entry: unit, person, or neither."""
        change = entry.first("changetype")[1].lower()
        name = parsed(entry.dn)
        classes = {each.strip().lower() for each in entry.values.get("objectclass", ())}
        if change not in {"", "add"}:
            self.log.add("entry-change", entry.line, "changetype", entry.dn, change)
        elif not name:
            self.log.add("entry-damaged", entry.line, "dn", entry.dn)
        elif classes & _PEOPLE and "computer" not in classes:
            self._person(entry, name)
        elif name[0][0] in _LEVELS:
            self.nested.append((entry, name))
            self.units[key(name)] = self._code(entry, name)
        elif classes or entry.values:
            self.log.add("entry-other", entry.line, "dn", entry.dn)

    def place(self) -> None:
        """Put each unit under the nearest one above it, and each person in a post of the unit."""
        for entry, name in self.nested:
            code, shown = self.units[key(name)], self._text(entry, "dn", name[0][1])
            self.draft.unit(code, shown, self._above(name[1:]), line=entry.line)
            self.names.setdefault(shown.casefold(), []).append(code)
        for person in self.people:
            if unit := self._unit_of(person):
                post = made_post_code(self.draft, unit, person.holder)
                superior = person.superior or None
                self.draft.post(
                    Post(post, person.title, unit, person.holder, None, head=False, superior=superior, line=person.line)
                )
                self.draft.aliases[person.key] = post

    def _code(self, entry: Entry, name: Name) -> str:
        return self._text(entry, "dn", "/".join(value for level, value in reversed(name) if level in _LEVELS))

    def _above(self, name: Name) -> str:
        nested = (key(name[place:]) for place in range(len(name)))
        return next((self.units[each] for each in nested if each in self.units), "")

    def _person(self, entry: Entry, name: Name) -> None:
        code = self._first(entry, *_CODES)
        if not code:
            self.log.add("agent-missing", entry.line, "employeeNumber", entry.dn)
            return
        last, first = self._first(entry, "sn"), self._first(entry, "givenname")
        if not last and not first:
            last, first = cells.read_name(self._first(entry, "displayname", "cn"))
        email = cells.read_email(self._first(entry, "mail"), self.log, entry.line, "mail")
        holder = self.draft.agent(code, last, first, email, entry.line)
        title, superior = self._first(entry, "title"), sys.intern(key(parsed(entry.first("manager")[1])))
        under = self.shared.setdefault(name[1:], name[1:])
        attribute, unit = entry.first(*_UNITS)
        told = sys.intern(self._text(entry, attribute, unit))
        self.people.append(_Person(entry.line, holder, title, key(name), under, attribute, told, superior))

    def _unit_of(self, person: "_Person") -> str:
        told = person.unit
        known = self.names.get(told.casefold(), [])
        if len(known) == 1:
            return known[0]
        if told and not known and told not in self.draft.units:
            self.log.add("unit-implied", person.line, person.attribute, told)
            self.draft.unit(told, told, line=person.line)
            self.names[told.casefold()] = [told]
            return told
        return self._above(person.under) or told

    def _first(self, entry: Entry, *attributes: str) -> str:
        attribute, value = entry.first(*attributes)
        return self._text(entry, attribute, value) if value else ""

    def _text(self, entry: Entry, attribute: str, value: str) -> str:
        return cells.read_text(value, self.log, entry.line, attribute, cells.LONGEST_CODE)
