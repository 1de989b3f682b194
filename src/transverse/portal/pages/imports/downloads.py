"""What an import found, as files, and the model to start from."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from transverse.organisation import own_columns, template
from transverse.portal.components.csv_file import as_file, csv_file
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.people.charts import unpack
from transverse.portal.people.import_report import TITLES
from transverse.portal.people.models import ChartImport

_SEVERITIES = {"blocking": "bloquant", "warning": "à savoir"}


@page("chart.import")
def anomalies(_request: AccountRequest, pk: int) -> HttpResponse:
    """Answer all that was odd in the file, one line each."""
    rows = [[_SEVERITIES[row[0]], *row[1:]] for row in _details(pk)["anomalies"]]
    headings = ("gravité", "partie", "ligne", "colonne", "valeur", "ce qui sera fait")
    return csv_file(f"anomalies-import-{pk}.csv", headings, rows)


@page("chart.import")
def changes(_request: AccountRequest, pk: int) -> HttpResponse:
    """Answer all that the import would change, one line each."""
    found = _details(pk)["changes"]
    rows = [[TITLES[kind], *row] for kind in TITLES for row in found.get(kind, ())]
    return csv_file(f"changements-import-{pk}.csv", ("changement", "qui ou quoi", "avant", "après", "à savoir"), rows)


def _details(pk: int) -> dict[str, Any]:
    row = get_object_or_404(ChartImport.objects.only("details"), pk=pk)
    if row.details is None:
        raise Http404
    found: dict[str, Any] = unpack(row.details)
    return found


@page("chart.import")
def model(request: AccountRequest) -> HttpResponse:
    """Explain the columns of our own table."""
    return render(request, "imports/model.html", {"columns": own_columns()})


@page("chart.import")
def template_file(_request: AccountRequest) -> HttpResponse:
    """Answer the empty model of our own table."""
    return as_file("modele-organigramme.csv", template())
