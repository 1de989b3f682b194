"""No ranking, no score, no level of a person anywhere: every page, file, mail and result is looked at, as each role.

Two proofs.  The first needs no list of words: the portal is built twice, alike but for how far other people say they go
in their skills; nothing that anybody is shown, sent or told may differ.  A level printed, an order or a figure drawn
from it, would.  The second reads what stands beside the name of a person: neither a level, a rank, a score nor a
percentage, but for the share of time that a mandate gives.  Both are shown to fail when a page leaks.
"""

import re
from datetime import timedelta
from html.parser import HTMLParser
from itertools import cycle

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from portal.conftest import ROLES
from portal.full_town import arguments, fill
from portal.test_doors import names
from transverse.portal.jobs.daily import run_daily
from transverse.portal.jobs.models import Job
from transverse.portal.jobs.tasks import run_job
from transverse.portal.mail.models import Mail
from transverse.portal.pages.year import views
from transverse.portal.people.models import Agent
from transverse.portal.projects import answers, finding, nominal, own_skills
from transverse.portal.projects.models import AgentSkill, Level, Skill, Source

pytestmark = pytest.mark.django_db
WORLDS = ((None, 1, 2, 3, 4), (4, None, 1, 2, 3))  # each says something else, whatever the turn
SKILLS = 3
ONCE = re.compile(r'name="(?:csrfmiddlewaretoken|jeton)" value="[^"]*"')
SEARCHED = ("directory", "skills", "stories")
SHARES = (
    "acknowledge",
    "job_sheet",
    "mandate",
    "my_mandates",
)  # what shows the time that a mandate or a fiche gives, in per cent
GROUPS = (ROLES[:3], ROLES[3:8], ROLES[8:])
ROW = {"tr", "li", "p", "dt", "dd", "h1", "h2", "h3", "h4", "caption", "summary", "legend"}
RANKED = re.compile(
    rf"{'|'.join(label.replace(' ', chr(92) + 's') for label in Level.labels)}|niveau|score|classement|mieux\sclassé"
    r"|\brang\b|[★☆]|\d\s?%|\b\d+\s?/\s?\d+\b",
    re.IGNORECASE,
)


@pytest.fixture
def full(town, monkeypatch):
    """Give a town in nominal mode whose agents all say skills, let their head see them and wish to be found."""
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    fill(town)
    today = timezone.localdate()
    nominal.open_mode(nominal.Act("AIPD-7", today), 1, town.accounts["administrator"], timezone.localtime())
    for number in range(SKILLS):
        skill = Skill.objects.create(
            code=f"z{number}", label=f"Zircon {number}", key=f"zircon {number}", family="Zircons", source=Source.OWN
        )
        for agent in town.agents.values():
            own_skills.say(agent, skill, today, head_may_see=True)
    for agent in town.agents.values():
        finding.be_found(agent, today)
    return town


def say_levels(town, order, but=None):
    """Let each agent say, by the rule itself, how far he goes in each skill; one of them always says the same."""
    own = town.agents.get(but)
    levels = cycle(order)
    for row in AgentSkill.objects.select_related("agent").order_by("agent__search_key", "skill__key", "pk"):
        level = next(levels)
        told = 3 if row.agent == own else level
        own_skills.change(row, Level(told) if told else None, timezone.localdate(), head_may_see=True, is_nominal=True)


def shown(town, role, only=()):
    """Return all that one role is shown: by address, or at `only` some; the answer without what is drawn by lot."""
    client = town.client(role)
    found = {}
    for name in only or names():
        address = reverse(name, kwargs=arguments(town, name))
        for given in ({}, {"q": "zircon"})[: 1 + (name in SEARCHED)]:
            answer = client.get(address, given)
            if answer.status_code not in {403, 404, 405}:
                found[name, bool(given)] = _said(answer)
    for skill in Skill.objects.filter(family="Zircons").order_by("pk"):
        found["nominal_search", skill.code] = _said(client.post(reverse("nominal_search"), {"skill": skill.pk}))
    return found


def _said(answer):
    content = answer.getvalue() if answer.streaming else answer.content
    plain = ONCE.sub("", content.decode("utf-8", "replace"))
    return answer.status_code, answer.get("Location", ""), answer.get("Content-Disposition", ""), plain


def walked(town, role, *only):
    """Return what a role is shown in both worlds, which differ but for what the role says of itself."""
    worlds = []
    for order in WORLDS:
        with transaction.atomic():
            say_levels(town, order, but=role)
            worlds.append(shown(town, role, only))
            transaction.set_rollback(True)
    return worlds


def differing(one, other):
    """Return the addresses where the two worlds are not shown alike."""
    return sorted(str(key) for key in one.keys() | other.keys() if one.get(key) != other.get(key))


class Rows(HTMLParser):
    """The rows of a page, each as one text: lines of tables whole, any other block without those inside it."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.rows, self._open = [], []
        self.feed(page)

    def handle_starttag(self, tag, _attrs):
        if tag in ROW:
            self._open.append((tag, []))

    def handle_endtag(self, tag):
        if tag in ROW and any(tag == each for each, _ in self._open):
            while True:
                closed, texts = self._open.pop()
                self.rows.append(" ".join(" ".join(texts).split()))
                if closed == tag:
                    break

    def handle_data(self, data):
        for place, (tag, texts) in enumerate(self._open):
            if tag == "tr" or place == len(self._open) - 1:
                texts.append(data)


def beside_names(name, page, people):
    """Return the rows of a page that hold the name of a person and a level, a rank, a score or a percentage."""
    shares = re.compile(r"\d+\s?%") if name.startswith(SHARES) else re.compile("(?!)")
    rows = (row for row in Rows(page).rows if any(each in row for each in people))
    return [row for row in rows if RANKED.search(shares.sub("", row))]


def ranked(world, people):
    """Return what stands beside names, by address."""
    pages = ((key, page) for key, (*_, page) in world.items() if "<html" in page)
    return {str(key): rows for key, page in pages if (rows := beside_names(key[0], page, people))}


@pytest.mark.parametrize("roles", GROUPS, ids=" ".join)
def test_nobody_is_shown_how_far_somebody_else_goes(full, roles):
    people = [str(agent) for agent in full.agents.values()]
    for role in roles:
        one, other = walked(full, role)
        assert (role, differing(one, other)) == (role, [])
        assert len(one) > 20
        assert (role, ranked(one, people)) == (role, {})


def test_one_sees_ones_own(full):
    """The walk is not blind: the very same comparison sees one's own level change, on one's own form alone."""
    worlds = []
    for level in (Level.HEARD, Level.HANDS_ON):
        with transaction.atomic():
            row = AgentSkill.objects.get(agent=full.agents["agent"], skill=full.skill)
            own_skills.change(row, level, timezone.localdate(), head_may_see=True, is_nominal=True)
            worlds.append(shown(full, "agent"))
            transaction.set_rollback(True)
    one, other = worlds
    assert {name for name, _ in one if one[name, _] != other[name, _]} <= {"my_skill", "my_skills"}
    assert one["my_skill", False] != other["my_skill", False]


def told(town):
    """Name an agent, do every job and the work of a day; return all the mails and all the results."""
    now = timezone.localtime()
    answers.name(town.asked, town.asked.revision, town.agents["sorter"], now)
    for job in Job.objects.exclude(kind="read_chart").order_by("asked_at"):
        run_job.call(str(job.pk))
    run_daily(now.replace(hour=9) + timedelta(days=8))
    jobs = [(each.kind, each.result, each.message) for each in Job.objects.order_by("kind", "label")]
    mails = sorted(Mail.objects.values_list("key", "recipient", "subject", "text"))
    town.simulation.refresh_from_db()
    return mails, jobs, town.simulation.result


def told_in_both(town):
    worlds = []
    for order in WORLDS:
        with transaction.atomic():
            say_levels(town, order)
            worlds.append(told(town))
            transaction.set_rollback(True)
        town.asked.refresh_from_db()
    return worlds


def test_no_mail_and_no_result_depends_on_it(full):
    before = Mail.objects.count()
    one, other = told_in_both(full)
    assert one == other
    assert len(one[0]) > before
    assert one[2]["sentences"]


def levels_by_person():
    return {row.agent_id: row for row in AgentSkill.objects.exclude(level=None).order_by("skill__key")}


def test_a_level_printed_beside_a_name_is_found(full, monkeypatch):
    """Both proofs fail on a page that shows it; the mails that greet the agent fail as well."""
    plain = Agent.__str__

    def leaking(agent):
        row = levels_by_person().get(agent.pk)
        return f"{plain(agent)} ({row.get_level_display()})" if row else plain(agent)

    people = [str(agent) for agent in full.agents.values()]
    monkeypatch.setattr(Agent, "__str__", leaking)
    one, other = walked(full, "lead", "directory", "network")
    assert "('nominal_search', 'z0')" in differing(one, other)
    assert "('directory', False)" in ranked(one, people)
    mails, others = (each[0] for each in told_in_both(full))
    assert mails != others


def test_an_order_drawn_from_levels_is_found(full, monkeypatch):
    plain = finding.found

    def best_first(skill, today):
        levels = dict(AgentSkill.objects.filter(skill=skill).values_list("agent_id", "level"))
        return sorted(plain(skill, today), key=lambda each: -(levels[each.agent.pk] or 0))

    monkeypatch.setattr(finding, "found", best_first)
    one, other = walked(full, "dgs", "skills")
    assert set(differing(one, other)) == {f"('nominal_search', 'z{number}')" for number in range(SKILLS)}


def test_a_figure_drawn_from_levels_is_found(full, monkeypatch):
    """An average names nobody, and still tells of a service of one person."""

    def scored(_board):
        levels = list(AgentSkill.objects.exclude(level=None).values_list("level", "skill_id"))
        return f"{sum(level * skill for level, skill in levels)} points"

    monkeypatch.setattr(views, "sentence", scored)
    one, other = walked(full, "other_director", "this_year", "year", "home")
    assert differing(one, other) == ["('this_year', False)", "('year', False)"]


@pytest.mark.parametrize(
    "row",
    [
        "<tr><th>Zoé Martin</th><td><p>le fait en autonomie</p></td></tr>",
        "<ul><li>Zoé Martin <ul><li>rien</li></ul>(niveau 3)</li></ul>",
        "<p>Zoé Martin : 87 %</p>",
        "<p>Zoé Martin, ★★★</p>",
        "<dl><dt>Zoé Martin, score 4</dt></dl>",
        "<p>Zoé Martin, 3/4</p>",
        "<p>Au premier rang : Zoé Martin</p>",
    ],
)
def test_what_ranks_a_person_is_seen(row):
    assert beside_names("network", row, ["Zoé Martin"])


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("network", "<p>Zoé Martin, du service de l'eau</p><p>Le service le fait en autonomie : 40 %</p>"),
        ("network", "<tr><td>Zoé Martin</td><td>10 mars 2026</td></tr><tr><td>40 %</td></tr>"),
        ("mandates", "<tr><td>Zoé Martin</td><td>10 %</td></tr>"),
    ],
)
def test_what_does_not_is_let_through(name, row):
    assert beside_names(name, row, ["Zoé Martin"]) == []
