"""The first steps of a collectivité: what is done, what comes next."""

from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Count, Exists, Q

from transverse.papers.words import listed
from transverse.portal.people.models import Agent, Arrangement, Function, Kind, Mandate, Post, Unit

_TO_SAY = {Function.DGS: "DGS", Function.DRH: "DRH", Function.DPO: "délégué à la protection des données"}


class Step(NamedTuple):
    """A step, the page where it is taken, the permission it takes, whether it is done, and what is left of it."""

    label: str
    address: str
    may: str
    done: bool
    left: str = ""


def steps(today: date, *, named: bool) -> tuple[Step, ...]:
    """Return the steps in their order; `named` tells whether the collectivité has given its name. Two queries."""
    found = _facts()
    return (
        Step("Donner le nom et les couleurs de la collectivité", "settings", "collectivity.manage", named),
        Step("Importer l'organigramme", "import_new", "chart.import", bool(found)),
        _functions(found),
        _services(found),
        _accounts(today),
        Step("Nommer le chef de projet", "mandate_new", "mandates.name", found.get("lead", False)),
        Step("Nommer un premier référent", "mandate_new", "mandates.name", found.get("relay", False)),
    )


def _functions(found: dict[str, Any]) -> Step:
    """Only the DGS is needed: the two others may be those of another collectivité."""
    unsaid = [label for function, label in _TO_SAY.items() if not found.get(function)]
    label = "Dire qui est DGS, DRH et délégué à la protection des données"
    left = f"reste à dire : {listed(unsaid)}" if found and 0 < len(unsaid) < len(_TO_SAY) else ""
    return Step(label, "functions", "accounts.manage", bool(found.get(Function.DGS)), left)


def _services(found: dict[str, Any]) -> Step:
    """A rule proposes services at the first import: it is done once somebody has said which, or that they are right."""
    proposed = found.get("expects_relay") and not found["arranged"]
    left = "une règle en propose : ouvrez chaque direction, ajustez, enregistrez" if proposed else ""
    label = "Choisir les services qui doivent avoir un relais"
    return Step(label, "arrange", "chart.arrange", found.get("arranged", False), left)


def _accounts(today: date) -> Step:
    """It is done when all those who have something to sign or to relay, and an address, may sign in."""
    acting = Q(function=Function.DGS) | Q(is_head=True, unit__expects_relay=True, unit__closed_on=None)
    posts = Post.objects.filter(acting, closed_on=None).exclude(holder=None).order_by().values("holder")
    mandates = Mandate.objects.current(today).order_by().values("agent")
    agents = Agent.objects.filter(Q(pk__in=posts) | Q(pk__in=mandates), left_on=None).exclude(email="")
    count = agents.aggregate(all=Count("pk"), opened=Count("account"))
    missing = count["all"] - count["opened"]
    left = f"{count['opened']} sur {count['all']} ont un compte" if missing else ""
    if missing and settings.MAIL_TRANSPORT.startswith("file:"):
        left += " ; les courriels ne partent pas encore, voyez le guide de l'administrateur"
    label = "Ouvrir un compte à la DGS, aux responsables des services choisis et aux personnes nommées"
    return Step(label, "accounts_to_open", "accounts.manage", bool(count["all"]) and not missing, left)


def _facts() -> dict[str, Any]:
    """Return, of an open unit that expects a relay if there is one, what exists beside it; empty without a chart."""
    posts = Post.objects.filter(closed_on=None).exclude(holder=None)
    found = (
        Unit.objects.filter(closed_on=None)
        .order_by("-expects_relay")
        .annotate(
            **{str(function): Exists(posts.filter(function=function)) for function in _TO_SAY},
            arranged=Exists(Arrangement.objects.filter(undone_at=None)),
            lead=Exists(Mandate.objects.filter(kind=Kind.LEAD)),
            relay=Exists(Mandate.objects.filter(kind=Kind.RELAY)),
        )
    )
    return dict(found.values("expects_relay", *map(str, _TO_SAY), "arranged", "lead", "relay").first() or {})
