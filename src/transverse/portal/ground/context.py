"""What every template knows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from transverse.portal.ground.models import collectivity as read


def collectivity(_request: HttpRequest) -> dict[str, Any]:
    """Return the collectivité, read once a page and only if the page shows it."""
    return {"collectivity": SimpleLazyObject(read)}
