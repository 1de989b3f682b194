"""The first steps of a collectivité: what is done, what comes next."""

from typing import NamedTuple

from transverse.portal.people.models import Function, Kind, Mandate, Post, Unit


class Step(NamedTuple):
    """A step, the page where it is taken, the permission it takes, and whether it is done."""

    label: str
    address: str
    may: str
    done: bool


def steps(*, named: bool) -> tuple[Step, ...]:
    """Return the steps in their order; `named` tells whether the collectivité has given its name. Three queries."""
    units = set(Unit.objects.filter(closed_on=None).order_by().values_list("expects_relay", flat=True).distinct())
    kinds = set(Mandate.objects.values_list("kind", flat=True).order_by().distinct())
    has_dgs = Post.objects.filter(function=Function.DGS, closed_on=None).exclude(holder=None).exists()
    return (
        Step("Donner le nom et les couleurs de la collectivité", "settings", "collectivity.manage", named),
        Step("Importer l'organigramme", "import_new", "chart.import", bool(units)),
        Step("Dire qui est DGS, DRH et délégué à la protection des données", "functions", "accounts.manage", has_dgs),
        Step("Choisir les services qui doivent avoir un relais", "arrange", "chart.arrange", True in units),
        Step("Nommer le chef de projet", "mandate_new", "mandates.name", Kind.LEAD in kinds),
        Step("Nommer un premier référent", "mandate_new", "mandates.name", Kind.RELAY in kinds),
    )
