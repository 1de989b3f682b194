"""The chart as a list that opens, unit by unit."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from transverse.organisation import as_csv
from transverse.portal.components.csv_file import as_file
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.people.charts import current_chart
from transverse.portal.people.tree import FOUND, find_units, lineage, tree

_LONGEST = 200  # characters of a search
_LEVELS = 6  # as far as they hold on one page


@page("chart.see")
def chart(request: AccountRequest, pk: int | None = None) -> HttpResponse:
    """Show the chart, or what is below one unit; or the units that a text names."""
    text = request.GET.get("q", "")[:_LONGEST].replace("\0", "").strip()
    way = [] if pk is None else lineage(pk)
    root = way.pop() if way else None
    if pk is not None and (root is None or root.closed_on):
        raise Http404
    context: dict[str, Any] = {"text": text, "root": root, "way": way, "most": FOUND}
    if text:
        context["found"], context["count"] = find_units(text)
    else:
        context["branches"] = tree(root, timezone.localdate(), _LEVELS)
    return render(request, "chart/chart.html", context)


@page("chart.arrange")
def export(_request: AccountRequest) -> HttpResponse:
    """Answer the chart of today as our own table, which can be imported again."""
    return as_file("organigramme.csv", "".join(as_csv(current_chart(by_hand=True))))
