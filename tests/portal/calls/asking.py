"""Asking for the pages of projects and calls as a role."""

from django.urls import reverse
from django.utils import timezone

from transverse.portal.projects.quarters import after, quarter_of


def get(town, role, name, *args, status=200):
    answer = town.client(role).get(reverse(name, args=args))
    assert answer.status_code == status, name
    return answer.content.decode()


def post(town, role, name, *args, status=302, **data):
    answer = town.client(role).post(reverse(name, args=args), data)
    assert answer.status_code == status, _wrong(answer)
    return answer


def _wrong(answer):
    """Return what a page says is wrong."""
    said = answer.content.decode()
    return said.partition("error-summary")[2].partition("</ul>")[0] or said.partition("<main")[2][:1500]


def what(**fields):
    first = next_quarter()
    return {
        "title": "Une carte des fuites",
        "why": "Trois cahiers. La voirie rouvre les rues.",
        "lead": "Zoé Martin",
        "first_quarter": first,
        "last_quarter": first,
        "priority": "1",
        "min_directorates": "0",
    } | fields


def next_quarter():
    return after(quarter_of(timezone.localdate()))
