"""The services of the State and of local bodies as the French public directory publishes them, in JSON.

The link goes down, from a service to those under it (« Service Fils »): it is turned round.  Other links are left.
"""

from collections.abc import Sequence
from typing import Any

from transverse.organisation import cells
from transverse.organisation.draft import Draft
from transverse.organisation.jsonstream import items
from transverse.organisation.reader import Tick
from transverse.organisation.source import Part

ID = "dila"
LABEL = "annuaire de l'administration (JSON de la DILA)"
EXTENSIONS = (".json",)
SOURCE = "https://www.data.gouv.fr/fr/datasets/referentiel-de-lorganisation-administrative-de-letat/"

_DOWN = "service fils"

_ONE = '{"id":"%s","nom":"%s","hierarchie":[%s]}'
_CHILD = '{"type_hierarchie":"Service Fils","service":"%s"}'
EXAMPLES = (
    '{"service":[' + _ONE % ("a", "Mairie", _CHILD % "b") + "," + _ONE % ("b", "Voirie", "") + "]}",
    "[" + _ONE % ("a", "Mairie", "") + "]",
)
COUNTER_EXAMPLES = {
    '{"service":[' + _ONE % ("a", "Mairie", _CHILD % "z") + "]}": "unit-unknown-below",
    '{"service":[' + _ONE % ("a", "A", _CHILD % "b") + "," + _ONE % ("b", "B", _CHILD % "a") + "]}": "unit-circle",
    '{"service":[{"type_hierarchie":"","nom":"Mairie"},{"id":"b","nom":"B","hierarchie":[]}]}': "unit-missing",
}


def matches(part: Part) -> bool:
    """Say whether this is JSON with the words of that directory."""
    head = part.head().lstrip()
    return head.startswith(("{", "[")) and '"nom"' in head and ('"hierarchie"' in head or '"type_hierarchie"' in head)


def read(parts: Sequence[Part], draft: Draft, tick: Tick) -> None:
    """Read the services, then put each under the one that names it."""
    draft.columns = {"parent": "hierarchie", "unit_name": "nom"}
    for part in parts:
        draft.log.part = part.name
        links: list[tuple[str, str, int]] = []
        with part.text() as text:
            for line, service in items(text, "service", part.shown):
                tick(line)
                links += _service(service, line, draft)
        for above, below, line in links:
            if below in draft.units:
                draft.unit(below, "", above, line=line)
            else:
                draft.log.add("unit-unknown-below", line, "hierarchie", below, draft.units[above].name)


def _service(service: Any, line: int, draft: Draft) -> list[tuple[str, str, int]]:  # noqa: ANN401 (any JSON)
    """Add a service and return its links to those below."""
    fields = service if isinstance(service, dict) else {}
    code = _text(fields.get("id"), line, "id", draft)
    if not code:
        draft.log.add("unit-missing", line, "id")
        return []
    draft.unit(code, _text(fields.get("nom"), line, "nom", draft), line=line)
    listed = fields.get("hierarchie")
    links = [link for link in listed if isinstance(link, dict)] if isinstance(listed, list) else []
    below = [link.get("service") for link in links if str(link.get("type_hierarchie")).casefold() == _DOWN]
    return [(code, text, line) for each in below if (text := _text(each, line, "hierarchie", draft))]


def _text(value: object, line: int, column: str, draft: Draft) -> str:
    return cells.read_text(value, draft.log, line, column) if isinstance(value, str) else ""
