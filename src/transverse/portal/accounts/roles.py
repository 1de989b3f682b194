"""Who may do what: predicates over the place of a person in the chart, and the permissions they make.

A permission is asked by ``account.has_perm("letters.sign", letter)``.  Nothing is given one by one: a role comes with
a post or a mandate, passes to whoever holds it next, and ends with it.  `PERMISSIONS` is the whole list, and the table
of the administrator's guide.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import rules
from django.utils import timezone

from transverse.portal.data.models import Scan, Sheet
from transverse.portal.data.scan_access import may_scan
from transverse.portal.people.models import (
    WITH_LINE,
    Acknowledgement,
    Function,
    JobSheet,
    JobSheetVersion,
    Kind,
    Letter,
    Mandate,
    Slot,
    Unit,
)
from transverse.portal.projects.models import Call, CallState, Project, Request, Story

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account


@rules.predicate
def is_administrator(account: "Account") -> bool:
    """Keeps the portal: accounts, settings, imports."""
    return account.is_administrator


@rules.predicate
def is_agent(account: "Account") -> bool:
    """Is somebody of the chart."""
    return account.standing.agent is not None


@rules.predicate
def is_dgs(account: "Account") -> bool:
    """Holds the post of general director of services."""
    return Function.DGS in account.standing.functions


@rules.predicate
def is_drh(account: "Account") -> bool:
    """Holds the post that answers for human resources."""
    return Function.DRH in account.standing.functions


@rules.predicate
def is_dpo(account: "Account") -> bool:
    """Holds the post of data protection officer."""
    return Function.DPO in account.standing.functions


@rules.predicate
def is_lead(account: "Account") -> bool:
    """Has a mandate of project lead in force."""
    return account.standing.lead


@rules.predicate
def is_team(account: "Account") -> bool:
    """Has a mandate of the digital team in force."""
    return account.standing.team


@rules.predicate
def is_director(account: "Account") -> bool:
    """Heads a unit."""
    return bool(account.standing.heads)


@rules.predicate
def is_relay(account: "Account") -> bool:
    """Has a mandate of référent or deputy in force."""
    return account.standing.relay


@rules.predicate
def is_person_of(account: "Account", mandate: Mandate | None) -> bool:
    """Is the person of the mandate, or of the mandate that it supplies for."""
    if mandate is None or account.standing.agent is None:
        return False
    return account.standing.agent in {mandate.agent_id, mandate.principal.agent_id if mandate.principal else None}


@rules.predicate
def heads_a_unit_of(account: "Account", mandate: Mandate | None) -> bool:
    """Heads one of the units that the mandate covers, or one above."""
    return mandate is not None and any(account.standing.is_over(unit.path) for unit in mandate.units.all())


@rules.predicate
def is_signatory(account: "Account", letter: Letter | None) -> bool:
    """Is one of those whose signature the letter asks for."""
    agent = account.standing.agent
    return letter is not None and agent is not None and any(each.agent_id == agent for each in letter.signatures.all())


@rules.predicate
def may_see_mandate_of(account: "Account", letter: Letter | None) -> bool:
    """Sees the mandate that the letter is about."""
    return letter is not None and account.has_perm("mandates.see_details", letter.mandate)


@rules.predicate
def is_agent_of_sheet(account: "Account", sheet: JobSheet | None) -> bool:
    """Is the agent whose fiche de poste it is."""
    return sheet is not None and account.standing.agent is not None and sheet.agent_id == account.standing.agent


@rules.predicate
def is_concerned_by_sheet(account: "Account", sheet: JobSheet | None) -> bool:
    """Has been asked to read a version of the fiche de poste."""
    agent = account.standing.agent
    return (
        sheet is not None
        and agent is not None
        and Acknowledgement.objects.filter(version__sheet=sheet, director_id=agent)
        .exclude(version__state=JobSheetVersion.DRAFT)
        .exists()
    )


@rules.predicate
def is_asked(account: "Account", acknowledgement: Acknowledgement | None) -> bool:
    """Is the director whose reading is asked."""
    return acknowledgement is not None and acknowledgement.director_id == account.standing.agent


@rules.predicate
def is_party(account: "Account", slot: Slot | None) -> bool:
    """Is one of the two who meet."""
    agent = account.standing.agent
    return slot is not None and agent is not None and agent in {slot.head_id, slot.mandate.agent_id}


@rules.predicate
def heads_or_is_over(account: "Account", unit: Unit | None) -> bool:
    """Heads the unit, or one above."""
    return unit is not None and account.standing.is_over(unit.path)


@rules.predicate
def works_in(account: "Account", unit: Unit | None) -> bool:
    """Has a post in the unit, or below."""
    return unit is not None and any(place.startswith(unit.path) for place in account.standing.places)


@rules.predicate
def relays(account: "Account", unit: Unit | None) -> bool:
    """Is the référent, or the deputy, of the unit or of one above it."""
    agent = account.standing.agent
    if unit is None or agent is None or not account.standing.relay:
        return False
    mandates = Mandate.objects.in_force(timezone.localdate()).filter(agent_id=agent)
    return mandates.filter(kind__in=WITH_LINE, units__in=(*unit.ancestors, unit.pk)).exists()


@rules.predicate
def is_published(_account: "Account", sheet: Sheet | None) -> bool:
    """Is about a sheet that everyone may read."""
    return sheet is not None and sheet.is_published


@rules.predicate
def may_prepare_unit_of(account: "Account", sheet: Sheet | None) -> bool:
    """Prepares the sheet, or works in the service that it is about."""
    return sheet is not None and bool(works_in(account, sheet.unit) or account.has_perm("sheets.prepare", sheet.unit))


@rules.predicate
def relays_unit_of(account: "Account", scan: Scan | None) -> bool:
    """Is the référent, or the deputy, of the unit that a folder was read for."""
    return scan is not None and may_scan(account, scan, timezone.localdate())


@rules.predicate
def is_lead_mandate(_account: "Account", mandate: Mandate | None) -> bool:
    """Is about a project lead, whom only the DGS or, at the start, the administrator names."""
    return mandate is not None and mandate.kind == Kind.LEAD


@rules.predicate
def is_author(account: "Account", story: Story | None) -> bool:
    """Has written the story."""
    return story is not None and account.standing.agent is not None and story.author_id == account.standing.agent


@rules.predicate
def is_public_project(_account: "Account", project: Project | None) -> bool:
    """Is about a project of which everyone may see why it exists and whom to call."""
    return project is not None and project.is_public


@rules.predicate
def leads_project(account: "Account", project: Project | None) -> bool:
    """Leads the project, or made it."""
    agent = account.standing.agent
    return (
        project is not None and agent is not None and (project.lead_id == agent or project.created_by_id == account.pk)
    )


@rules.predicate
def answers_request(account: "Account", request: Request | None) -> bool:
    """Heads the service that is asked, or a unit above it, or answers in the place of its head."""
    if request is None or account.standing.agent is None:
        return False
    return account.standing.is_over(request.unit.path) or request.delegate_id == account.standing.agent


@rules.predicate
def is_named_in(account: "Account", request: Request | None) -> bool:
    """Is the agent whom the service has named."""
    return request is not None and account.standing.agent is not None and request.agent_id == account.standing.agent


@rules.predicate
def leads_project_of(account: "Account", call: Call | None) -> bool:
    """Leads the project that calls, or made it."""
    return call is not None and bool(leads_project(account, call.project))


@rules.predicate
def was_sent(_account: "Account", request: Request | None) -> bool:
    """Is about a request that its director has received."""
    return request is not None and request.call.state != CallState.DRAFT


@rules.predicate
def sees_call_of(account: "Account", request: Request | None) -> bool:
    """Sees the whole call that the request is part of."""
    return request is not None and account.has_perm("calls.see", request.call)


Rule = Callable[[Any, Any], bool]
_steers = is_dgs | is_lead

PERMISSIONS: dict[str, Rule] = {
    # the chart
    "chart.see": is_agent | is_administrator,
    "chart.import": is_administrator | is_lead,
    "chart.arrange": is_administrator | _steers,  # which units expect a relay, their trade
    # the network: everyone sees whom to call; what is delicate is for those who steer
    "network.see": is_agent | is_administrator,
    "network.see_gaps": _steers,
    "codir.see": _steers,
    # mandates
    "mandates.see": is_agent | is_administrator,
    "mandates.see_details": _steers | is_drh | is_person_of | heads_a_unit_of,
    "mandates.name": _steers | is_administrator,
    "mandates.change": (_steers & ~is_lead_mandate) | (is_lead_mandate & (is_dgs | is_administrator)),
    # letters
    "letters.see": _steers | is_drh | is_signatory | may_see_mandate_of,
    "letters.write": _steers,
    "letters.sign": is_signatory,
    "letters.record": _steers | is_drh,  # a signature given on paper
    # fiches de poste
    "job_sheets.see": _steers | is_drh | is_agent_of_sheet | is_concerned_by_sheet,
    "job_sheets.list": _steers | is_drh,
    "job_sheets.write": _steers | is_drh,
    "job_sheets.acknowledge": is_asked,
    "job_sheets.record": _steers | is_drh,
    # the direct line
    "slots.list": is_relay | is_director | is_lead | is_team,
    "slots.agree": is_party,
    # papers about a person
    "attestations.see": is_person_of | is_drh | _steers,
    "handovers.see": _steers | is_person_of | heads_a_unit_of,
    "handovers.write": _steers | is_person_of,
    # the sheets « Vous gérez déjà »
    "sheets.list": is_agent | is_administrator,
    "sheets.see": (is_published & (is_agent | is_administrator)) | may_prepare_unit_of,
    "sheets.propose": is_agent,  # ten minutes, for one's own service
    "sheets.prepare": _steers | heads_or_is_over | relays,  # keep, rename, publish, open a workshop
    # folders that are read
    "folders.allow": is_administrator,
    "scans.list": is_relay | is_director | is_lead | is_dpo,
    "scans.launch": is_relay,
    "scans.see_places": relays_unit_of,  # where the files are
    "scans.keep": relays_unit_of,  # what goes on the sheet of the service
    "scans.export": is_lead | is_dpo | relays_unit_of,
    "scans.see_persons": is_dpo,
    # projects across directorates: everyone sees why and whom to call, those who lead see the rest
    "projects.list": is_agent | is_administrator,
    "projects.create": is_lead | is_team,
    "projects.see_all": _steers | is_team,
    "projects.see": is_public_project | leads_project | _steers | is_team,
    "projects.see_inside": leads_project | _steers | is_team,  # needs, decisions, what is asked of whom
    "projects.steer": leads_project | is_lead,
    # calls for skills
    "calls.see": leads_project_of | _steers | is_team,
    "calls.steer": leads_project_of | is_lead,
    "calls.see_request": (was_sent & (answers_request | is_named_in)) | sees_call_of,
    "calls.answer": was_sent & answers_request,
    # the year of projects
    "year.see": _steers | is_drh | is_team | is_director,
    "year.see_gaps": _steers,  # which directorates nobody asks, what is being prepared
    "year.simulate": _steers,
    # what nobody can do yet
    "learning.see": _steers | is_drh,
    "learning.answer": is_director,
    "learning.say": heads_or_is_over,  # how many people a service may send
    # stories of projects
    "stories.see": is_agent | is_administrator,
    "stories.write": is_agent,
    "stories.change": is_author | _steers,
    "stories.steer": _steers,
    # the nominal mode
    "nominal.decide": is_administrator,
    "nominal.be_found": is_agent,
    "nominal.search": _steers,
    "nominal.see_searches": is_administrator | is_dpo,
    # skills: what services offer is for everyone, what agents say of themselves is for themselves
    "skills.list": is_agent | is_administrator,
    "skills.manage": is_administrator | is_lead,  # the closed list
    "skills.offer": heads_or_is_over | relays,  # say what a service gives, confirm it, take it back
    "skills.see_days": _steers | is_director | is_relay,
    "skills.see_silent": _steers,  # which services have said nothing
    "skills.say": is_agent,  # of oneself
    "skills.see_team": is_director,  # what agents let the head of their service see
    # the portal
    "accounts.manage": is_administrator,
    "collectivity.manage": is_administrator,
    "jobs.see": is_administrator | is_lead,
    "history.see": is_administrator | is_dpo,
}

for _name, _rule in PERMISSIONS.items():
    rules.add_perm(_name, _rule)
