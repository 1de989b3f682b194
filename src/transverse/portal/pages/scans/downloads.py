"""The catalogue of what was found, in the forms that other software reads."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import slugify

from transverse.portal.data.models import ScanState
from transverse.portal.data.scan_access import visible
from transverse.portal.ground.context import collectivity_of
from transverse.portal.ground.page import AccountRequest, page, require
from transverse.portal.people.charts import unpack


@page("scans.list")
def catalogue(request: AccountRequest, pk: int, form: str) -> HttpResponse:
    """Answer the catalogue: what speaks of persons and what could not be read are left out of it."""
    from transverse.inventory.catalogue import Publisher, Wishes, draw, exports, write  # noqa: PLC0415 (slow to load)
    from transverse.inventory.report import from_json  # noqa: PLC0415 (same)

    seen = visible(request.user, timezone.localdate()).filter(state=ScanState.DONE).defer("obstacles")
    row = get_object_or_404(seen.select_related("unit", "folder"), pk=pk)
    require(request, "scans.export", row)
    if f".{form}" not in exports() or row.inventory is None:
        raise Http404
    owner = collectivity_of(request)
    base = f"{settings.ADDRESS}/catalogue/{row.unit_id}/"
    wishes = Wishes(Publisher(owner.name, email=owner.contact), base, title=f"Données : {row.unit}")
    written = write(draw(from_json(unpack(row.inventory)), wishes), f".{form}")
    name = f"catalogue-{slugify(str(row.unit))}.{form}"
    return HttpResponse(
        written,
        content_type=exports()[f".{form}"].MEDIA_TYPES[f".{form}"],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
    )
