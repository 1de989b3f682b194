"""Users of a SCIM 2.0 directory: the JSON answer that lists them, or a plain array of them.

The service comes from the enterprise extension: « organization », « division » and « department », one under the other.
Groups are access rights, not services: they are not read.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from transverse.organisation import cells
from transverse.organisation.draft import Draft, made_post_code
from transverse.organisation.jsonstream import items
from transverse.organisation.model import Post
from transverse.organisation.reader import Tick
from transverse.organisation.source import Part

ID = "scim"
LABEL = "annuaire SCIM 2.0 (JSON des utilisateurs)"
EXTENSIONS = (".json", ".scim")
SOURCE = "RFC 7643, § 4.1 et 4.3 ; RFC 7644, § 3.4.2"

_CORE = "urn:ietf:params:scim:"
_ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user"
_LEVELS = ("organization", "division", "department")


def _users(*users: str) -> str:
    body = ",".join(f'{{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],{user}}}' for user in users)
    return f'{{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"Resources":[{body}]}}'


def _in(department: str, rest: str = "") -> str:
    return f'"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{{"department":"{department}"{rest}}}'


_A = '"id":"a","userName":"camille","name":{"familyName":"Exemple","givenName":"Camille"},'
_B = '"id":"b","userName":"dominique","name":{"familyName":"Modèle"},'
EXAMPLES = (
    _users(_A + _in("Voirie", ',"employeeNumber":"A1"'), _B + _in("Voirie", ',"manager":{"value":"a"}')),
    "[" + _users(_A + _in("Voirie")).partition("[")[2].partition("[")[2].removesuffix("]}") + "]",
)
COUNTER_EXAMPLES = {
    _users(_A + _in("Voirie", ',"manager":{"value":"z"}')): "superior-unknown",
    _users(_A + '"active":false,' + _in("Voirie")): "agent-inactive",
    _users(_A + '"title":"Cheffe"'): "agent-without-post",
    _users(_A + _in("Voirie"), '"id":"g","displayName":"Lecteurs","members":[]'): "entry-other",
    '{"type":"FeatureCollection","features":[]}': "",
}


def matches(part: Part) -> bool:
    """Say whether this is JSON that names a SCIM schema."""
    head = part.head().lstrip()
    return head.startswith(("{", "[")) and _CORE in head.lower()


def read(parts: Sequence[Part], draft: Draft, tick: Tick) -> None:
    """Read the users, their services and who their manager is."""
    draft.columns = {"superior": "manager.value", "email": "emails", "agent": "employeeNumber"}
    for part in parts:
        draft.log.part = part.name
        with part.text() as text:
            for line, user in items(text, "resources", part.shown):
                tick(line)
                _User(user, line, draft).read()


class _User:
    """One user; names of attributes have no case (RFC 7643, § 2.1)."""

    def __init__(self, user: object, line: int, draft: Draft) -> None:
        self.line, self.draft = line, draft
        self.user = _lower(user)
        self.work = _lower(self.user.get(_ENTERPRISE))

    def read(self) -> None:
        """Add the user to the draft, as an agent in a post."""
        name = _lower(self.user.get("name"))
        login = self._text(self.user, "username")
        code = self._text(self.work, "employeenumber") or login
        if not code or not login:
            shown = self._text(self.user, "displayname") or self._text(self.user, "id")
            self.draft.log.add("entry-other", self.line, value=shown)
            return
        if str(self.user.get("active")).lower() == "false":
            self.draft.log.add("agent-inactive", self.line, "active", login)
            return
        last, first = self._text(name, "familyname"), self._text(name, "givenname")
        if not last and not first:
            last, first = cells.read_name(self._text(name, "formatted") or self._text(self.user, "displayname"))
        holder = self.draft.agent(code, last, first, self._email(), self.line)
        if unit := self._unit():
            self._post(unit, holder)

    def _post(self, unit: str, holder: str) -> None:
        post = made_post_code(self.draft, unit, holder)
        manager = _lower(self.work.get("manager"))
        superior = self._text(manager, "value") or self._text(self.work, "manager")
        title = self._text(self.user, "title")
        self.draft.post(Post(post, title, unit, holder, None, head=False, superior=superior or None, line=self.line))
        self.draft.aliases.setdefault(self._text(self.user, "id"), post)

    def _unit(self) -> str:
        """Add the services on the way down and return the code of the last: their names, one under the other."""
        code = ""
        for level in _LEVELS:
            if name := self._text(self.work, level):
                above, code = code, f"{code}/{name}" if code else name
                self.draft.unit(code, name, above, line=self.line)
        return code

    def _email(self) -> str:
        listed = self.user.get("emails")
        emails = [_lower(each) for each in listed] if isinstance(listed, list) else []
        for email in sorted(emails, key=lambda each: each.get("primary") is not True):
            return cells.read_email(self._text(email, "value"), self.draft.log, self.line, "emails")
        return ""

    def _text(self, place: Mapping[str, Any], attribute: str) -> str:
        value = place.get(attribute)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        longest = cells.LONGEST_CODE
        return cells.read_text(value, self.draft.log, self.line, attribute, longest) if isinstance(value, str) else ""


def _lower(value: object) -> dict[str, Any]:
    return {key.lower(): each for key, each in value.items()} if isinstance(value, dict) else {}
