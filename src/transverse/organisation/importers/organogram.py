"""The organogram that British public bodies publish: senior posts one by one, junior posts by groups.

The two tables of one organisation may come together in a zip, or one alone.  Units are the organisation and, under it,
what the column « Unit » says.  No post has a holder but those whose name is published.
"""

from collections.abc import Sequence

from transverse.organisation import cells
from transverse.organisation.columns import Names
from transverse.organisation.draft import Draft
from transverse.organisation.model import Post
from transverse.organisation.reader import Tick
from transverse.organisation.records import Record, find_header, records
from transverse.organisation.source import Part

ID = "organogram"
LABEL = "organogramme britannique (CSV des postes « senior » et « junior », seuls ou dans un zip)"
EXTENSIONS = (".csv", ".zip")
SOURCE = "https://www.gov.uk/government/publications/organogram-data (modèle publié sur data.gov.uk, 2011)"

_SENIOR: Names = {
    "post": ("Post Unique Reference",),
    "title": ("Job Title",),
    "organisation": ("Organisation",),
    "unit": ("Unit",),
    "superior": ("Reports to Senior Post",),
    "fte": ("FTE",),
    "full_name": ("Name",),
    "email": ("Contact E-mail",),
}
_JUNIOR: Names = {
    "organisation": ("Organisation",),
    "unit": ("Unit",),
    "superior": ("Reporting Senior Post",),
    "title": ("Generic Job Title",),
    "fte": ("Number of Posts in FTE",),
}
_FORMS = ((_SENIOR, ("post", "superior")), (_JUNIOR, ("superior", "title")))
_ENOUGH = 4

_SENIOR_HEAD = "Post Unique Reference,Job Title,Organisation,Unit,Reports to Senior Post,FTE\n"
_JUNIOR_HEAD = "Organisation,Unit,Reporting Senior Post,Generic Job Title,Number of Posts in FTE\n"
EXAMPLES = (
    _SENIOR_HEAD + "T1,Director,Town,Roads,,1\nT2,Head of Winter Roads,Town,Roads,T1,0.6\n",
    "Parent Department," + _SENIOR_HEAD + "County,T1,Director,Town,Roads,,1\n",
)
COUNTER_EXAMPLES = {
    _SENIOR_HEAD + "T1,Director,Town,Roads,XX,1\n": "superior-placeholder",
    _SENIOR_HEAD + "T1,Director,Town,Roads,T9,1\n": "superior-unknown",
    _SENIOR_HEAD + "T1,Director,Town,Roads,,1\nT1,Director,Town,Roads,,1\n": "post-repeated",
    _SENIOR_HEAD + "0,Not in post,Town,N/A,,1\n": "post-code-missing",
    _JUNIOR_HEAD + "Town,Roads,T1,Clerk,2.5\n": "superior-unknown",
    "Organisation,Unit,FTE\nTown,Roads,1\n": "",
}


def matches(part: Part) -> bool:
    """Say whether this is one of the two published tables."""
    return _names(part) is not None


def read(parts: Sequence[Part], draft: Draft, tick: Tick) -> None:
    """Read the senior posts, then the junior ones that report to them."""
    for wanted, _ in _FORMS:
        for part in parts:
            if _names(part) is not wanted:
                continue
            draft.log.part = part.name
            for record in records(part, wanted, draft.log, _ENOUGH, others=False):
                draft.columns = draft.columns or record.match.named()
                tick(record.line)
                unit = _unit(record, draft)
                if not unit:
                    draft.log.add("unit-missing", record.line, record.heading("unit"))
                elif wanted is _SENIOR:
                    _senior(record, unit, draft)
                else:
                    _junior(record, unit, draft)


def _names(part: Part) -> Names | None:
    for names, needed in _FORMS:
        header = find_header(part, names, _ENOUGH)
        if header and all(field in header.match.fields for field in needed):
            return names
    return None


def _unit(record: Record, draft: Draft) -> str:
    """Return the code of the unit, its name; the organisation's own when the line names no unit."""
    organisation, unit = record["organisation"], record["unit"]
    if organisation:
        draft.unit(organisation, organisation, line=record.line)
    if not unit or (organisation and cells.is_placeholder(unit)):
        return organisation
    known = draft.units.get(unit)
    if unit == organisation or (known and known.parent == (organisation or None)):
        return unit
    code = f"{unit} ({organisation})" if known else unit
    draft.unit(code, unit, organisation, line=record.line)
    return code


def _senior(record: Record, unit: str, draft: Draft) -> None:
    line, code = record.line, record["post"]
    if not code or cells.is_placeholder(code):
        code = draft.free(f"P:{unit}:{record['title']}", draft.posts)
        draft.log.add("post-code-missing", line, record.heading("post"), record["post"], code)
    fte = cells.read_fte(record["fte"], draft.log, line, record.heading("fte"))
    holder, superior = _holder(record, code, draft), record["superior"] or None
    draft.post(Post(code, record["title"], unit, holder, fte, head=False, superior=superior, line=line))


def _holder(record: Record, post: str, draft: Draft) -> str | None:
    """Return the agent, when a name is published; there is no staff number, the post's reference stands for it."""
    name = record["full_name"]
    if not name or cells.is_placeholder(name) or name.casefold() in {"vacant", "not disclosed"}:
        return None
    told = "" if cells.is_placeholder(record["email"]) else record["email"]
    email = cells.read_email(told, draft.log, record.line, record.heading("email"))
    return draft.agent(f"A:{post}", *cells.read_name(name), email, record.line)


def _junior(record: Record, unit: str, draft: Draft) -> None:
    """Add a group of like posts; published without reference, it takes one from its superior and title."""
    title, superior = record["title"], record["superior"]
    code = draft.free(f"P:{superior or unit}:{title}", draft.posts)
    fte = cells.read_fte(record["fte"], draft.log, record.line, record.heading("fte"), several=True)
    draft.post(Post(code, title, unit, None, fte, head=False, superior=superior or None, line=record.line))
