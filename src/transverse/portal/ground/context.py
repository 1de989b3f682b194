"""What every template knows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from transverse.portal.ground.models import Collectivity
from transverse.portal.ground.models import collectivity as read

_KEPT = "_collectivity"


def collectivity_of(request: HttpRequest) -> Collectivity:
    """Return the collectivité, read at most once a request."""
    if not hasattr(request, _KEPT):
        setattr(request, _KEPT, read())
    found: Collectivity = getattr(request, _KEPT)
    return found


def collectivity(request: HttpRequest) -> dict[str, Any]:
    """Return the collectivité, read only if the page shows it."""
    return {"collectivity": SimpleLazyObject(lambda: collectivity_of(request))}
