"""The search of services for a call: asked for, computed in a job, kept for the lead to change."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.ask import ask
from transverse.portal.jobs.models import JobState
from transverse.portal.jobs.progress import Progress, StoppedError
from transverse.portal.jobs.work import work
from transverse.portal.projects import proposing
from transverse.portal.projects.calls import SENT_ALREADY
from transverse.portal.projects.models.calls import Call, CallState
from transverse.staffing.model import Plan

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

KIND = "staffing"


@transaction.atomic
def search(call: Call, by: "Account") -> Call:
    """Have services searched for a call; what was chosen by hand stays until the search ends.

    Raises
    ------
    RefusalError
        The call has been sent, or a search is under way.
    """
    locked = Call.objects.select_for_update(of=("self",)).select_related("project", "job").get(pk=call.pk)
    if locked.state != CallState.DRAFT:
        raise RefusalError(SENT_ALREADY)
    if locked.job and not locked.job.is_over:
        raise RefusalError("Une recherche est déjà en cours pour cet appel : attendez qu'elle finisse.")
    locked.job = ask(KIND, f"Recherche de services : {locked.project}"[:200], {"call": locked.pk}, by)
    locked.report = {}
    locked.save(update_fields=["job", "report"])
    return locked


@work(KIND)
def run(arguments: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Search services; run again after a worker was killed, it begins anew."""
    call = Call.objects.select_related("project").filter(pk=arguments["call"]).first()
    if call is None or call.state != CallState.DRAFT:
        raise RefusalError("Cet appel n'attend plus de recherche : rien n'a été changé.")
    progress.step("Recherche des services")
    watch = _Watch(call.pk, progress)
    found = proposing.find(call.project, timezone.localdate(), watch)
    watch.leave_if_stopped()
    return progress.finish(lambda: proposing.keep(call.pk, found))


class _Watch:
    """Told of each better plan: shows it on the page of the call, and remembers to stop."""

    def __init__(self, call: int, progress: Progress) -> None:
        self._call, self._progress = call, progress
        self._is_stopped = False

    def __call__(self, plan: Plan) -> None:
        services = {each.resource for each in plan.assignments} | {each.resource for each in plan.answers}
        missing = round(sum(each.days for each in plan.missing), 1)
        so_far = {"services": len(services), "missing": missing}
        Call.objects.filter(pk=self._call, state=CallState.DRAFT).update(report={"so_far": so_far})
        try:
            self._progress.step("Une réponse est trouvée, d'autres sont cherchées")
        except StoppedError:  # the engine is left first: what calls us back is no place to leave from
            self._is_stopped = True

    def leave_if_stopped(self) -> None:
        """Leave the job that is no longer ours."""
        if self._is_stopped:
            raise StoppedError


def stopped(call: Call) -> str:
    """Return why the last search gave nothing, in one sentence; empty when it did or still works."""
    job = call.job
    if job is None or not job.is_over or job.state == JobState.DONE:
        return ""
    return job.message or "La recherche s'est arrêtée avant sa fin : lancez-la de nouveau."
