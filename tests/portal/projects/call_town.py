"""A project of the small town: water leads it, waste and payroll offer days, an appeal may be sent."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from transverse.portal.projects import answers, calls, life
from transverse.portal.projects.models import Level, Need, Project, Request, ServiceOffer, Skill
from transverse.portal.projects.quarters import after, quarter_of


def skill(code, label):
    return Skill.objects.create(code=code, label=label, key=label.lower(), family="Données")


def offers(town, unit, what, level=3, days="6"):
    today = timezone.localdate()
    return ServiceOffer.objects.create(
        unit=town.units[unit], skill=what, level=level, days=Decimal(days), said_on=today, confirmed_on=today
    )


def project(town, *, title="Une carte des fuites", lead="relay", by="lead", length=2, **fields):
    first = after(quarter_of(timezone.localdate()))
    row = Project(
        title=title,
        why="Les casses sont notées dans trois cahiers. La voirie rouvre les rues.",
        lead=town.agents[lead],
        trades=["eau"],
        first_quarter=first,
        last_quarter=after(first, length - 1),
        **fields,
    )
    return life.create(row, [], town.accounts[by])


def with_needs(town):
    """Return a project that needs maps, which waste and payroll offer, and statistics, which training offers."""
    maps, statistics = skill("GEO", "Faire des cartes"), skill("STA", "Compter et comparer")
    offers(town, "DECHETS", maps, level=4, days="6")
    offers(town, "PAIE", maps, level=3, days="2")
    offers(town, "FORM", statistics, level=2, days="4")
    row = project(town)
    Need.objects.create(project=row, skill=maps, level=Level.ALONE, days=Decimal(4))
    Need.objects.create(project=row, skill=statistics, level=Level.HELPED, days=Decimal(2))
    return row


def asked(town, row=None):
    """Return the requests of a call that was sent to waste for maps and to training for statistics."""
    row = row or with_needs(town)
    today, now = timezone.localdate(), timezone.now()
    call = calls.prepare(row, today)
    needs = {need.skill.code: need for need in row.needs.select_related("skill")}
    calls.add_service(call, town.units["DECHETS"], needs["GEO"], Decimal(4), today)
    calls.add_service(call, town.units["FORM"], needs["STA"], Decimal(2), today)
    calls.send(call, town.accounts["lead"], now)
    return [fresh(each) for each in call.requests.order_by("unit__name")]


def fresh(request):
    return Request.objects.select_related("call__project__lead", "unit").get(pk=request.pk)


def hire(town, unit, first_name, last_name, role):
    """Give a unit somebody whom its head may name."""
    from portal.conftest import _agent  # noqa: PLC0415 (the maker of the town's own people)

    _agent(town, role, first_name, last_name, unit, "Technicien")
    return town.agents[role]


def say_yes(town, request, by="director"):
    return answers.answer(
        fresh(request), fresh(request).revision, answers.Answer("yes"), town.accounts[by], timezone.now()
    )


def long_ago(call, days):
    call.sent_at = timezone.now() - timedelta(days=days)
    call.save(update_fields=["sent_at"])
