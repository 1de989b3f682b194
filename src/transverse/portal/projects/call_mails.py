"""The mails of a call: asked, recalled, handed over, answered, named, closed.

The key of each mail says why: the same reason never writes twice.
"""

from django.utils import timezone

from transverse.papers.words import day, of
from transverse.portal.people.models import Agent
from transverse.portal.people.notices import tell
from transverse.portal.projects.models.calls import Request


def ask(request: Request, round_of: str = "") -> None:
    """Ask whoever is to answer; `round_of` tells two mails of the same request apart."""
    whom = request.delegate or request.director
    if whom is None:
        return
    project, until = request.call.project, request.call.answer_by
    by = f" avant le {day(until)}" if until else ""
    tell(
        whom,
        f"call:{request.pk}:ask:{whom.pk}:{round_of}",
        f"Un appui demandé à votre service : {project}",
        f"{project.lead}, qui conduit le projet « {project} », demande à votre service ({request.unit}) un appui de "
        "quelques jours. La page dit pourquoi, combien et jusqu'à quand. "
        f"Répondez{by} : oui, non, ou un nombre de jours.",
        request.get_absolute_url(),
    )


def recall(request: Request, number: int) -> bool:
    """Recall the request, for the `number`-th time; tell whether a mail was written."""
    whom = request.delegate or request.director
    if whom is None:
        return False
    asked = f" du {day(timezone.localdate(request.call.sent_at))}" if request.call.sent_at else ""
    return tell(
        whom,
        f"call:{request.pk}:recall:{whom.pk}:{number}",
        f"Rappel : le projet {request.call.project} attend votre réponse",
        f"La demande{asked} pour le projet « {request.call.project} » ({request.unit}) attend votre réponse. Un non "
        "est une réponse : il permet de chercher ailleurs.",
        request.get_absolute_url(),
    )


def tell_answered(request: Request) -> None:
    """Tell the lead what a service has answered."""
    said, project = request.get_reply_display(), request.call.project
    tell(
        project.lead,
        f"call:{request.pk}:answered:{request.revision}",
        f"Réponse reçue, {said} : {request.unit}",
        f"Réponse à l'appel du projet « {project} » ({request.unit}) : {said}.",
        request.call.get_absolute_url(),
    )


def tell_taken_back(request: Request) -> None:
    """Tell the lead, and whoever was named, that an answer is taken back."""
    project = request.call.project
    for agent in filter(None, (project.lead, request.agent)):
        tell(
            agent,
            f"call:{request.pk}:back:{request.revision}:{agent.pk}",
            f"Réponse reprise : {request.unit}",
            f"La réponse à l'appel du projet « {project} » ({request.unit}) est reprise : elle est de nouveau "
            "attendue, et l'accord qui en découlait n'a plus cours.",
            request.call.get_absolute_url() if agent.pk == project.lead_id else project.get_absolute_url(),
        )


def tell_named(request: Request, agent: Agent) -> None:
    """Tell the agent, and the lead, who will work for the project."""
    for whom in (agent, request.call.project.lead):
        tell(
            whom,
            f"call:{request.pk}:named:{agent.pk}:{request.revision}:{whom.pk}",
            f"Accord de contribution {of(agent)} : {request.call.project}",
            f"{agent} ({request.unit}) contribuera au projet « {request.call.project} ». L'accord dit les jours et les "
            "dates : lisez-le, puis dites que vous en avez pris connaissance.",
            f"{request.get_absolute_url()}accord/",
        )


def tell_closed(request: Request) -> None:
    """Tell whoever had not answered that nothing is waited for any more."""
    for agent in filter(None, (request.director, request.delegate)):
        tell(
            agent,
            f"call:{request.pk}:closed:{agent.pk}",
            f"L'appel du projet {request.call.project} est clos",
            f"L'appel du projet « {request.call.project} » est clos : vous n'avez plus à y répondre ({request.unit}).",
            request.get_absolute_url(),
        )
