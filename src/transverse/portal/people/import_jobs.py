"""The two long works of an import: reading a file and saying what it would change; writing the chart."""

from dataclasses import asdict, replace
from typing import Any

from django.utils import timezone

from transverse.common.errors import ChartError
from transverse.organisation import Reading, read_chart
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.progress import Progress, StoppedError
from transverse.portal.jobs.work import work
from transverse.portal.people import imports
from transverse.portal.people.chart_writing import write_chart
from transverse.portal.people.charts import current_chart, kept, pack, pack_chart, unpack_chart
from transverse.portal.people.circulation import reassign
from transverse.portal.people.import_report import report
from transverse.portal.people.models import ChartImport, ImportState


@work("read_chart")
def read(arguments: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Read the file of an import and compare it; the file is erased whatever came of it."""
    row = ChartImport.objects.get(pk=arguments["import"])
    if row.state != ImportState.READING:
        return _led(row, "Ce fichier a déjà été lu.")
    try:
        reading = _reading(row, progress)
    except ChartError as error:
        imports.close(row, ImportState.REFUSED, str(error))
        imports.erase(row)
        raise
    except StoppedError:
        raise
    except Exception:
        imports.erase(row)
        raise
    progress.step("Comparaison avec l'organigramme d'aujourd'hui")
    _compare(row, reading)
    imports.erase(row)
    return _led(row, "Le fichier est lu. Vérifiez ce qu'il changerait, puis confirmez.")


def _reading(row: ChartImport, progress: Progress) -> Reading:
    if row.chart is not None:
        return Reading(unpack_chart(row.chart), (), "portail", 0)
    progress.step("Lecture du fichier")
    try:
        with imports.stored(row).open("rb") as file:
            return read_chart(file, row.file_name, progress=progress)
    except FileNotFoundError:
        raise ChartError(
            f"« {row.file_name} » n'est plus là : un fichier qui n'a pas pu être lu dans l'heure est effacé. "
            "Envoyez-le de nouveau."
        ) from None


def _compare(row: ChartImport, reading: Reading) -> None:
    """Keep the chart and what it would change, unless the import was abandoned meanwhile."""
    last = imports.in_force()
    reading = replace(reading, chart=kept(reading.chart))
    found = report(reading, current_chart(), timezone.localdate())
    ChartImport.objects.filter(pk=row.pk, state=ImportState.READING).update(
        state=ImportState.READY,
        summary=found.summary,
        details=pack(found.details),
        chart=None if reading.is_blocked else pack_chart(reading.chart),
        base=last,
        read_at=timezone.now(),
    )


@work("apply_chart")
def apply(arguments: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write the chart of an import; once written, a second run finds nothing to do."""
    progress.step("Écriture de l'organigramme")
    return progress.finish(lambda: _apply(arguments["import"], progress))


def _apply(pk: int, progress: Progress) -> dict[str, Any]:
    row = ChartImport.objects.select_for_update().get(pk=pk)
    if row.state == ImportState.APPLIED:
        return _led(row, "L'organigramme est importé.")
    if row.state != ImportState.APPLYING or row.chart is None:
        raise RefusalError("Cet import n'est plus à écrire : rien n'a été changé.")
    if imports.is_stale(row):
        imports.close(row, ImportState.STALE, imports.STALE)
        return _led(row, imports.STALE)
    before = current_chart()
    written = write_chart(unpack_chart(row.chart), timezone.localdate(), progress)
    reassign(timezone.now())
    row.previous = pack_chart(before) if before.units else None
    row.summary |= {"written": asdict(written), "can_go_back": row.previous is not None}
    row.chart, row.state, row.applied_at = None, ImportState.APPLIED, timezone.now()
    row.save(update_fields=["previous", "summary", "chart", "state", "applied_at"])
    return _led(row, "L'organigramme est importé.")


def _led(row: ChartImport, sentence: str) -> dict[str, Any]:
    return {"sentence": sentence, "location": row.get_absolute_url(), "link": "Voir l'import"}
