"""The life of a project: created, described, its needs said, its decisions kept, moved from state to state."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, Q, QuerySet

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.people.models import Unit
from transverse.portal.projects import calls
from transverse.portal.projects.models.calls import Call, CallState
from transverse.portal.projects.models.projects import PUBLIC, Decision, Need, Project, ProjectState
from transverse.portal.projects.models.skills import Skill
from transverse.portal.projects.quarters import MOST, between

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

MOST_NEEDS = 20
MOST_DECISIONS = 200

_NEXT = {
    ProjectState.DRAFT: (ProjectState.RUNNING, ProjectState.STOPPED),
    ProjectState.CALLED: (ProjectState.RUNNING, ProjectState.STOPPED),
    ProjectState.RUNNING: (ProjectState.ENDED, ProjectState.STOPPED),
    ProjectState.ENDED: (ProjectState.RUNNING,),
    ProjectState.STOPPED: (ProjectState.DRAFT,),
}


class Step(NamedTuple):
    """What comes next, who sees to it, for which day."""

    what: str
    who: str
    on: date | None


def visible(account: "Account") -> QuerySet[Project]:
    """Return the projects that somebody may see: all for those who steer, one's own, and the public ones."""
    if account.has_perm("projects.see_all"):
        return Project.objects.all()
    return Project.objects.filter(Q(state__in=PUBLIC) | Q(lead=account.agent_id, lead__isnull=False))


@transaction.atomic
def create(project: Project, concerned: Iterable[Unit], by: "Account") -> Project:
    """Keep a new project.

    Raises
    ------
    RefusalError
        It lasts too long.
    """
    _refuse_unless_short(project)
    project.created_by = by
    project.save()
    project.concerned.set(concerned)
    return project


@transaction.atomic
def write(project: Project, revision: int, concerned: Iterable[Unit]) -> None:
    """Keep what was changed of a project.

    Raises
    ------
    RefusalError
        It lasts too long.
    ConflictError
        Somebody else has changed it since `revision`.
    """
    _refuse_unless_short(project)
    save_if_unchanged(project, revision, "Ce projet")
    project.concerned.set(concerned)


def plan_step(project: Project, revision: int, step: Step) -> None:
    """Say what comes next; an empty step says that nothing does.

    Raises
    ------
    ConflictError
        Somebody else has changed the project since `revision`.
    """
    project.next_step, project.next_step_by, project.next_step_on = step
    save_if_unchanged(project, revision, "Ce projet")


def need(project: Project, skill: Skill, level: int, days: Decimal, holders: int) -> Need:
    """Say one more need.

    Raises
    ------
    RefusalError
        The project is over, has too many needs, or has this one already.
    """
    _refuse_unless_open(project)
    if project.needs.count() >= MOST_NEEDS:
        raise RefusalError(f"Un projet a {MOST_NEEDS} besoins au plus : retirez-en, ou faites-en deux projets.")
    try:
        with transaction.atomic():
            return Need.objects.create(project=project, skill=skill, level=level, days=days, min_holders=holders)
    except IntegrityError as error:
        raise RefusalError(
            f"« {skill} » est déjà un besoin de ce projet, à ce niveau : retirez-le, puis ajoutez-le autrement."
        ) from error


def drop_need(project: Project, pk: int) -> None:
    """Take a need away.

    Raises
    ------
    RefusalError
        Days of it have been asked of a service.
    Need.DoesNotExist
        It is not one of this project.
    """
    found = project.needs.select_related("skill").get(pk=pk)
    try:
        found.delete()
    except ProtectedError as error:
        raise RefusalError(
            f"Des jours de « {found.skill} » sont demandés à des services : retirez-les de l'appel d'abord, ou gardez "
            "ce besoin s'il a été envoyé."
        ) from error


def decide(project: Project, on: date, text: str, today: date) -> Decision:
    """Keep a decision.

    Raises
    ------
    RefusalError
        Its day is to come, or there are too many.
    """
    if on > today:
        raise RefusalError("Une décision se note une fois prise : sa date ne peut pas être à venir.")
    if project.decisions.count() >= MOST_DECISIONS:
        raise RefusalError(f"Ce projet garde déjà {MOST_DECISIONS} décisions : retirez les plus anciennes.")
    return Decision.objects.create(project=project, on=on, text=text.strip())


def next_states(project: Project) -> tuple[ProjectState, ...]:
    """Return the states to which a project may go by itself; a call that is sent moves it too."""
    return _NEXT[ProjectState(project.state)]


@transaction.atomic
def move(project: Project, state: str, now: datetime) -> Project:
    """Put a project into another state; ended or stopped, it asks nothing of anybody any more.

    Raises
    ------
    RefusalError
        It cannot go there from where it is.
    """
    locked = Project.objects.select_for_update().get(pk=project.pk)
    if state not in next_states(locked):
        raise RefusalError(
            f"Ce projet est maintenant dans l'état « {locked.get_state_display()} » : rouvrez sa page, puis choisissez."
        )
    locked.state = state
    locked.revision += 1
    locked.save(update_fields=["state", "revision"])
    if not locked.is_open:
        for call in Call.objects.filter(project=locked).exclude(state=CallState.CLOSED):
            if call.state == CallState.SENT:
                calls.close(call, now)
            else:
                calls.discard(call)
    return locked


def _refuse_unless_open(project: Project) -> None:
    if not project.is_open:
        raise RefusalError(f"« {project} » est {project.get_state_display()} : il ne demande plus rien.")


def _refuse_unless_short(project: Project) -> None:
    if not 0 < len(between(project.first_quarter, project.last_quarter)) <= MOST:
        raise RefusalError(
            f"Un projet dure {MOST} trimestres au plus, et finit après avoir commencé : changez ses dates."
        )
