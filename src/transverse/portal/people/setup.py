"""The first steps of a collectivité: what is done, what comes next."""

from typing import Any, NamedTuple

from django.db.models import Exists

from transverse.portal.people.models import Function, Kind, Mandate, Post, Unit


class Step(NamedTuple):
    """A step, the page where it is taken, the permission it takes, and whether it is done."""

    label: str
    address: str
    may: str
    done: bool


def steps(*, named: bool) -> tuple[Step, ...]:
    """Return the steps in their order; `named` tells whether the collectivité has given its name. One query."""
    is_done = _done()
    return (
        Step("Donner le nom et les couleurs de la collectivité", "settings", "collectivity.manage", named),
        Step("Importer l'organigramme", "import_new", "chart.import", bool(is_done)),
        Step(
            "Dire qui est DGS, DRH et délégué à la protection des données",
            "functions",
            "accounts.manage",
            is_done.get("dgs", False),
        ),
        Step(
            "Choisir les services qui doivent avoir un relais",
            "arrange",
            "chart.arrange",
            is_done.get("expects_relay", False),
        ),
        Step("Nommer le chef de projet", "mandate_new", "mandates.name", is_done.get("lead", False)),
        Step("Nommer un premier référent", "mandate_new", "mandates.name", is_done.get("relay", False)),
    )


def _done() -> dict[str, Any]:
    """Return, of an open unit that expects a relay if there is one, what exists beside it; empty without a chart."""
    found = (
        Unit.objects.filter(closed_on=None)
        .order_by("-expects_relay")
        .annotate(
            dgs=Exists(Post.objects.filter(function=Function.DGS, closed_on=None).exclude(holder=None)),
            lead=Exists(Mandate.objects.filter(kind=Kind.LEAD)),
            relay=Exists(Mandate.objects.filter(kind=Kind.RELAY)),
        )
    )
    return dict(found.values("expects_relay", "dgs", "lead", "relay").first() or {})
