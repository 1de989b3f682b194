"""Of any small year, all that can be said is said in sentences, and what is proven agrees with the oracle."""

import re

from hypothesis import given, settings

from staffing.oracle import optimum
from staffing.tiny import problems
from transverse.staffing.alternative_words import say_alternative
from transverse.staffing.alternatives import alternatives
from transverse.staffing.certify import certify
from transverse.staffing.conditions import only
from transverse.staffing.conflict_words import say_conflict
from transverse.staffing.conflicts import conflicts
from transverse.staffing.names import Names
from transverse.staffing.reason import Code
from transverse.staffing.reasons import why
from transverse.staffing.refusals import why_not
from transverse.staffing.shortages import shortages
from transverse.staffing.solve import staff
from transverse.staffing.standing import standing
from transverse.staffing.ways_out import ways_out
from transverse.staffing.ways_words import say_way
from transverse.staffing.wording import say, say_shortage

SECONDS = 60
TORN = re.compile(r" [:;?!»]|« ")


def _reasons(now, names):
    for project in now.problem.projects:
        for need in project.needs:
            for resource in now.problem.resources:
                refused = why_not(now, project.id, need.id, resource.id)
                assert refused.code is not Code.BETTER
                for each in (refused, *why(now, project.id, need.id, resource.id)):
                    yield say(each, names, need, resource.id)


def _sentences(asked, plan, names):
    now = standing(asked, plan)
    yield from _reasons(now, names)
    for each in shortages(now):
        yield from say_shortage(each, names, now.need(each.missing.project, each.missing.need))
    for each in conflicts(asked, plan, seconds=SECONDS):
        assert each.is_minimal
        assert _is_minimal(asked, each.clauses)
        yield say_conflict(each, asked, names)
    for project in asked.projects:
        for each in ways_out(asked, plan, project.id, seconds=SECONDS):
            yield say_way(each, asked, names)
    for each in alternatives(asked, plan, seconds=SECONDS):
        assert each.is_proven
        assert certify(asked, each.plan) == ()
        yield say_alternative(asked, plan, each)


def _is_minimal(asked, clauses):
    """Whether the oracle, which knows nothing of the solver, finds that these clash, and no longer without any one."""
    rests = [only(asked, [each for each in clauses if each != gone]) for gone in clauses]
    return optimum(only(asked, clauses))[0] > 0 and not any(rest.projects and optimum(rest)[0] > 0 for rest in rests)


@settings(max_examples=8, deadline=None)
@given(problems())
def test_a_year_is_told(asked):
    plan = staff(asked, seconds=SECONDS)
    said = list(_sentences(asked, plan, Names(levels=True)))
    assert [each for each in said if not each.endswith(".") or ". " in each or TORN.search(each) or "{" in each] == []
