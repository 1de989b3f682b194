"""Build the demonstration in the data base at hand: its tables, the chart, who signs in, the year."""

from collections.abc import Callable
from datetime import date

from django.core.management import call_command

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.accounts import administrator, open_accounts
from transverse.portal.demonstration.acts import imports
from transverse.portal.demonstration.chart import DOMAIN
from transverse.portal.demonstration.past import as_of, day, moment
from transverse.portal.demonstration.play import play
from transverse.portal.demonstration.stage import Stage, read_stage
from transverse.portal.demonstration.story import story
from transverse.portal.ground.models import Collectivity
from transverse.portal.people.arranging import arrange
from transverse.portal.people.functions import give
from transverse.portal.people.models import Agent, Arrangement, Function, Mandate, Post, Unit

Say = Callable[[str], None]

NAME = "Valmérande Agglomération"
_FUNCTIONS = {"DGS-01": Function.DGS, "DRH-01": Function.DRH, "DGS-04": Function.DPO}


def build(today: date, say: Say) -> None:
    """Make the demonstration whose last day is `today`; `say` is told what is done, in a few words."""
    call_command("migrate", verbosity=0)
    start = moment(day(today, story().imports.first), 14)
    with as_of(start, None):
        _name()
        keeper = administrator()
    imports.first(start, keeper)
    on = _people(today)
    say(f"organigramme : {len(on.units)} unités, {Agent.objects.count()} agents")
    play(on, keeper)
    say(f"l'année du réseau : {Mandate.objects.count()} mandats, leurs lettres, leurs échanges")


def _name() -> None:
    """Say whose portal it is, and first of all that it is a demonstration: from here on it may be built again."""
    Collectivity.objects.create(
        name=NAME,
        is_demonstration=True,
        contact=f"contact@{DOMAIN}",
        publisher="La direction générale des services",
        host=f"{NAME}, direction du numérique",
        postal_address="1, place de l'Agglomération\n00000 Valmérande",
    )


def _people(today: date) -> Stage:
    """Give to three posts their roles, open the accounts, say which services must have a relay."""
    for code, function in _FUNCTIONS.items():
        give(Post.objects.get(code=code), function)
    on = read_stage(today)
    open_accounts(on)
    for top in Unit.objects.filter(depth=1):
        _expect(top, on.accounts["DGS-02"])
    Arrangement.objects.update(made_at=moment(day(today, story().imports.first), 16))
    return on


def _expect(top: Unit, by: Account) -> None:
    """Choose, among the units below `top`, those that the story wants."""
    wanted = story().expecting
    units = Unit.objects.filter(path__startswith=top.path)
    shown = {unit.pk: (unit.expects_relay, unit.trade) for unit in units}
    arrange(top.name, shown, {unit.pk: (unit.code in wanted, unit.trade) for unit in units}, by)
