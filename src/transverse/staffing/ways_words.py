"""French sentences for ways out: what to change, and what it brings."""

from transverse.staffing.changes import Change, Step
from transverse.staffing.model import Problem
from transverse.staffing.names import Names, counted, listed, number, quoted
from transverse.staffing.trial import Lack, WayOut

_SENTENCES = {
    Change.RELAY: "Faites désigner un relais {services}",
    Change.MEMBERS: "Acceptez {after} membres au lieu de {before}",
    Change.DIRECTORATES: "Demandez {after_directorates} au lieu de {before}",
    Change.HOLDERS: "Demandez {after_holders} au lieu de {before} pour le besoin {need}",
    Change.CAP: "Relevez de {more_days} par période le plafond de la direction {directorate}, de {before} à {after}",
    Change.TRAINING: "Formez le service {resource} à la compétence {skill} jusqu'au niveau {after}, soit {training}",
    Change.LATER: "Commencez {periods} plus tard, en {start}",
}


def say_way(way: WayOut, problem: Problem, names: Names) -> str:
    """Return one sentence: what to change for the project, and what would still be lacking."""
    what = _SENTENCES[way.step.change].format_map(_values(way.step, problem, names))
    return f"{what} : {_brings(way.lack, quoted(names.projects, way.step.project))}."


def _brings(left: Lack, project: str) -> str:
    if not left:
        return f"plus rien ne manquerait au projet {project}"
    days = f"il manquerait encore {counted(left.missing, 'jour')} au projet {project}"
    if not left.unmet:
        return days
    plural = left.unmet > 1
    unmet = f"{counted(left.unmet, 'condition')} du projet {project}"
    return f"{unmet} ne {'seraient' if plural else 'serait'} pas remplie{'s' if plural else ''}"


def _values(step: Step, problem: Problem, names: Names) -> dict[str, str]:
    first = step.of[0] if step.of else ""
    services = [quoted(names.services, each) for each in step.of]
    start = problem.periods[int(step.after)] if step.change is Change.LATER else ""
    return {
        "before": number(step.before),
        "after": number(step.after),
        "after_directorates": counted(step.after, "direction"),
        "after_holders": counted(step.after, "porteur"),
        "more_days": counted(step.amount, "jour"),
        "training": f"{counted(step.amount * problem.training_days, 'jour')} de formation",
        "periods": counted(step.amount, "période"),
        "services": f"dans {'les services' if len(services) > 1 else 'le service'} {listed(services)}",
        "need": quoted(names.needs, first),
        "directorate": quoted(names.directorates, first),
        "resource": quoted(names.resources, first),
        "skill": quoted(names.skills, step.of[-1]) if step.of else "",
        "start": quoted(names.periods, start),
    }
