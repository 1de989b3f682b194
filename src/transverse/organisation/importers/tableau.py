"""Our own table, and the like: one line a post, French headings, CSV or a sheet.

The columns are those of ``columns.toml``.  Only the service is required: a table « agent, service, supérieur » is one.
A line without a post describes a service; a line without a service, an agent who is in none.
"""

from collections.abc import Sequence

from transverse.organisation import cells
from transverse.organisation.columns import own_names
from transverse.organisation.draft import Draft, made_post_code
from transverse.organisation.model import Post
from transverse.organisation.reader import Tick
from transverse.organisation.records import Record, find_header, records
from transverse.organisation.source import Part

ID = "tableau"
LABEL = "tableau (CSV, XLSX, ODS, XLS), une ligne par poste"
EXTENSIONS = (".csv", ".tsv", ".txt", ".xlsx", ".ods", ".xls")
SOURCE = "docs/organigramme.md"

EXAMPLES = (
    "code_unite;unite;code_poste;poste;responsable;matricule;nom\nVOI;Voirie;P1;Cheffe de service;oui;A1;Exemple\n",
    "Agent;Service;Supérieur\nEXEMPLE Camille;Voirie;\nMODÈLE Dominique;Voirie;EXEMPLE Camille\n",
    "Code de l'unité\tUnité\tCode de l'unité mère\nDST\tServices techniques\t\nVOI\tVoirie\tDST\n",
)
COUNTER_EXAMPLES = {
    "code_unite;unite;code_unite_mere\nVOI;Voirie;DST\n": "parent-unknown",
    "code_unite;unite;code_unite_mere\nA;Voirie;B\nB;Eau;A\n": "unit-circle",
    "code_unite;unite;code_poste;poste;etp\nVOI;Voirie;P1;Agent;1,5,0\n": "fte-unreadable",
    "code_unite;unite;code_poste;poste\nVOI;Voirie;P1;Agent\nVOI;Voirie;P1;Agent\n": "post-repeated",
    "matricule;nom;prenom\nA1;Exemple;Camille\n": "column-missing",
    "température;pluie\n12;3\n": "",
}

_UNIT = ("unit", "unit_name")


def matches(part: Part) -> bool:
    """Say whether one of the first lines has at least two of our headings."""
    return find_header(part, own_names()) is not None


def read(parts: Sequence[Part], draft: Draft, tick: Tick) -> None:
    """Read each line as a service, a post, an agent, or all three."""
    for part in parts:
        draft.log.part = part.name
        header = find_header(part, own_names())
        if header is None:
            continue
        if not any(field in header.match.fields for field in _UNIT):
            draft.log.add("column-missing", header.line, value="code_unite")
            return
        table = _Table(draft, header.match.named())
        for record in records(part, own_names(), draft.log):
            tick(record.line)
            table.read(record)
        table.finish()


class _Table:
    """One table being read: which columns it has decides what a line without them means."""

    def __init__(self, draft: Draft, fields: dict[str, str]) -> None:
        self.draft, self.log = draft, draft.log
        draft.columns = fields
        self.has_codes = "unit" in fields
        self.has_posts = "post" in fields
        self.has_agents = "agent" in fields
        self.implied: dict[str, int] = {}

    def read(self, record: Record) -> None:
        """Add what one line says to the draft."""
        unit = self._unit(record)
        holder = self._agent(record)
        if any(record[field] for field in ("post", "title")) or (unit and holder):
            self._post(record, unit, holder)
        elif not unit and not holder:
            self.log.add("unit-missing", record.line, record.heading("unit") or record.heading("unit_name"))

    def finish(self) -> None:
        """Report, once, the columns that are not there; make the services that are named only by others."""
        if self.draft.posts and not self.has_posts:
            self.log.add("post-codes-missing")
        if self.draft.agents and not self.has_agents:
            self.log.add("agent-codes-missing")
        for name, line in self.implied.items():
            if name not in self.draft.units and not cells.is_placeholder(name):
                self.log.add("unit-implied", line, self.draft.column("parent"), name)
                self.draft.unit(name, name, line=line)

    def _unit(self, record: Record) -> str:
        code, name = record["unit"], record["unit_name"]
        if self.has_codes and name and not code:
            self.log.add("unit-code-missing", record.line, record.heading("unit"), name)
        key = (code or name)[: cells.LONGEST_CODE]
        if key:
            self.draft.unit(key, name, record["parent"], record["trade"], record.line)
        if not self.has_codes and record["parent"]:
            self.implied.setdefault(record["parent"], record.line)
        return key

    def _agent(self, record: Record) -> str | None:
        code, last, first = record["agent"], record["last_name"], record["first_name"]
        if record["full_name"] and not last:
            last, first = cells.read_name(record["full_name"])
        email = cells.read_email(record["email"], self.log, record.line, record.heading("email"))
        if code:
            return self.draft.agent(code, last, first, email, record.line)
        if last or first:
            return self.draft.anonymous_agent(last, first, email, record.line, told=not self.has_agents)
        return None

    def _post(self, record: Record, unit: str, holder: str | None) -> None:
        line, code, title = record.line, record["post"], record["title"]
        if not unit:
            self.log.add("unit-missing", line, record.heading("unit") or record.heading("unit_name"))
            return
        if not code:
            code = made_post_code(self.draft, unit, holder)
            if self.has_posts:
                self.log.add("post-code-missing", line, record.heading("post"), detail=code)
        if not title and "title" in record.match.fields:
            self.log.add("title-missing", line, record.heading("title"), code)
        head = cells.read_yes(record["head"], self.log, line, record.heading("head"))
        fte = cells.read_fte(record["fte"], self.log, line, record.heading("fte"))
        self.draft.post(Post(code, title, unit, holder, fte, head=head, superior=record["superior"] or None, line=line))
