"""A small town, an account for each role, and a page that may not hide an undefined variable."""

import os
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from transverse.portal.accounts.models import Account
from transverse.portal.people.models import Agent, Function, Kind, Mandate, Post, Unit

ROLES = (
    *("administrator", "dgs", "lead", "team", "director", "other_director", "relay", "deputy"),
    *("agent", "drh", "dpo", "stranger"),
)
PASSWORD = "un mot de passe assez long"  # noqa: S105


@dataclass
class Town:
    """A DGS, two directorates, four services (water, waste, payroll, training), a relay and a deputy for water."""

    units: dict[str, Unit] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    agents: dict[str, Agent] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    mandates: dict[str, Mandate] = field(default_factory=dict)

    def client(self, role: str) -> Client:
        client = Client()
        client.force_login(self.accounts[role], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


def _unit(town, code, name, parent=None, **fields):
    above = town.units.get(parent)
    unit = Unit.objects.create(code=code, name=name, parent=above, depth=above.depth + 1 if above else 0, **fields)
    unit.path = f"{above.path if above else ''}{unit.pk}."
    unit.save()
    town.units[code] = unit


def _agent(town, role, first_name, last_name, unit, title, **post):
    agent = Agent.objects.create(
        code=f"M-{role}",
        first_name=first_name,
        last_name=last_name,
        email=f"{role}@ville.example",
        search_key=f"{last_name} {first_name}".lower(),
    )
    town.agents[role] = agent
    town.posts[role] = Post.objects.create(code=f"P-{role}", title=title, unit=town.units[unit], holder=agent, **post)
    town.accounts[role] = Account.objects.create_user(agent.email, PASSWORD, agent=agent)


def _mandate(town, role, kind, *units, **fields):
    today = timezone.localdate()
    mandate = Mandate.objects.create(
        kind=kind,
        agent=town.agents[role],
        starts_on=today - timedelta(days=100),
        ends_on=today + timedelta(days=265),
        **fields,
    )
    mandate.units.set([town.units[code] for code in units])
    town.mandates[role] = mandate
    return mandate


def open_portal() -> Town:
    """Return a portal just installed: an administrator, and nothing else."""
    town = Town()
    town.accounts["administrator"] = Account.objects.create_user("admin@ville.example", PASSWORD, is_administrator=True)
    return town


def hire(town: Town) -> None:
    """Give the town its chart, its agents and their accounts; nobody has a mandate."""
    _unit(town, "DG", "Direction générale")
    _unit(town, "DST", "Direction des services techniques", "DG")
    _unit(town, "DRHM", "Direction des ressources humaines et des moyens", "DG")
    _unit(town, "EAU", "Service de l'eau", "DST", expects_relay=True, trade="eau")
    _unit(town, "DECHETS", "Service de la collecte des déchets", "DST", expects_relay=True, trade="dechets")
    _unit(town, "PAIE", "Service de la paie", "DRHM", expects_relay=True, trade="rh")
    _unit(town, "FORM", "Service de la formation", "DRHM", expects_relay=True, trade="rh")
    _agent(
        town, "dgs", "Anne", "Le Goff", "DG", "Directrice générale des services", is_head=True, function=Function.DGS
    )
    _agent(town, "lead", "Karim", "Benali", "DG", "Chargé de mission")
    _agent(town, "director", "Lucie", "Moreau", "DST", "Directrice des services techniques", is_head=True)
    _agent(town, "other_director", "Paul", "Petit", "DRHM", "Directeur des moyens", is_head=True)
    _agent(
        town, "drh", "Inès", "Roux", "FORM", "Responsable des ressources humaines", is_head=True, function=Function.DRH
    )
    _agent(town, "dpo", "Jean", "Caron", "DG", "Délégué à la protection des données", function=Function.DPO)
    _agent(town, "relay", "Zoé", "Martin", "EAU", "Technicienne réseau")
    _agent(town, "deputy", "Omar", "Diallo", "EAU", "Agent d'exploitation")
    _agent(town, "team", "Hugo", "Blanc", "DG", "Géomaticien")
    _agent(town, "agent", "Rose", "Leroy", "PAIE", "Gestionnaire de paie")
    town.accounts["stranger"] = Account.objects.create_user("inconnu@ville.example", PASSWORD)


def appoint(town: Town) -> None:
    """Give a lead, a team, a relay and a deputy their mandates."""
    _mandate(town, "lead", Kind.LEAD, "DG", attached_to=town.posts["dgs"], time_share=80)
    _mandate(town, "team", Kind.TEAM, "DG", attached_to=town.posts["lead"], time_share=50)
    relay = _mandate(town, "relay", Kind.RELAY, "EAU", attached_to=town.posts["lead"], time_share=10)
    _mandate(town, "deputy", Kind.DEPUTY, "EAU", attached_to=town.posts["lead"], time_share=5, principal=relay)


def build_town() -> Town:
    town = open_portal()
    hire(town)
    appoint(town)
    return town


@pytest.fixture
def town(db) -> Town:
    return build_town()


@pytest.fixture
def today() -> date:
    return timezone.localdate()


class _Undefined(str):
    """What replaces an undefined variable: formatting it fails the test."""

    __slots__ = ()

    def __mod__(self, missing):
        raise AssertionError(f"undefined variable in a template: {missing}")

    def __contains__(self, key):
        return key == "%s"


@pytest.fixture(autouse=True)
def _no_undefined_variable(monkeypatch):
    from django.template import engines  # noqa: PLC0415 (Django must be ready)

    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", _Undefined("%s"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Run all the tests of the domain apps on both data bases, and those that need PostgreSQL there alone."""
    for item in items:
        if item.path.parent.name in {"people", "data"}:
            item.add_marker(pytest.mark.data)
    if "DATABASE_URL" not in os.environ:
        elsewhere = [item for item in items if item.get_closest_marker("postgresql")]
        items[:] = [item for item in items if item not in elsewhere]
        config.hook.pytest_deselected(items=elsewhere)
