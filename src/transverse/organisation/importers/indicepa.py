"""The organisational units of the Italian public bodies, as IndicePA publishes them: a real tree of each commune."""

from collections.abc import Sequence

from transverse.organisation import cells
from transverse.organisation.columns import Names
from transverse.organisation.draft import Draft
from transverse.organisation.model import Post
from transverse.organisation.reader import Tick
from transverse.organisation.records import Record, find_header, records
from transverse.organisation.source import Part

ID = "indicepa"
LABEL = "unités organisationnelles de l'IndicePA italien (CSV, XLSX)"
EXTENSIONS = (".csv", ".txt", ".xlsx")
SOURCE = "https://indicepa.gov.it/ipa-dati (table « Unità organizzative »)"

_NAMES: Names = {
    "unit": ("Codice_uni_uo",),
    "parent": ("Codice_uni_uo_padre",),
    "unit_name": ("Descrizione_uo",),
    "body": ("Codice_IPA",),
    "body_name": ("Denominazione_ente",),
    "first_name": ("Nome_responsabile",),
    "last_name": ("Cognome_responsabile",),
    "email": ("Mail_responsabile",),
}
_ENOUGH = 3

_HEAD = "Codice_IPA,Denominazione_ente,Codice_uni_uo,Codice_uni_uo_padre,Descrizione_uo\n"
EXAMPLES = (
    _HEAD + "c_x000,Comune di Esempio,AAA111,,Lavori pubblici\nc_x000,Comune di Esempio,BBB222,AAA111,Strade\n",
    "Codice_uni_uo;Codice_uni_uo_padre;Descrizione_uo;Cognome_responsabile\nAAA111;;Strade;Esempio\n",
)
COUNTER_EXAMPLES = {
    _HEAD + "c_x000,Comune,AAA111,ZZZ999,Strade\n": "parent-unknown",
    _HEAD + "c_x000,Comune,,,Strade\n": "unit-missing",
    "Codice_IPA,Denominazione_ente,Codice_fiscale_ente\nc_x000,Comune,1\n": "",
}


def matches(part: Part) -> bool:
    """Say whether this is the published table of units."""
    header = find_header(part, _NAMES, _ENOUGH)
    return header is not None and "unit" in header.match.fields


def read(parts: Sequence[Part], draft: Draft, tick: Tick) -> None:
    """Read the units of each body, under a unit for the body itself."""
    for part in parts:
        draft.log.part = part.name
        for record in records(part, _NAMES, draft.log, _ENOUGH, others=False):
            draft.columns = draft.columns or record.match.named()
            tick(record.line)
            _unit(record, draft)


def _unit(record: Record, draft: Draft) -> None:
    line, code, body = record.line, record["unit"], record["body"]
    if not code:
        draft.log.add("unit-missing", line, record.heading("unit"))
        return
    if body:
        draft.unit(body, record["body_name"], line=line)
    draft.unit(code, record["unit_name"], record["parent"] or body, line=line)
    last, first = record["last_name"], record["first_name"]
    if last or first:
        email = cells.read_email(record["email"], draft.log, line, record.heading("email"))
        holder = draft.agent(f"A:{code}", last, first, email, line)
        draft.post(Post(f"P:{code}", "Responsabile", code, holder, None, head=True, superior=None, line=line))
