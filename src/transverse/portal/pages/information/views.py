"""What anyone may read, signed in or not."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from transverse.portal.ground.models import collectivity
from transverse.portal.ground.page import PUBLIC, page


@page(PUBLIC)
@cache_control(max_age=86400, public=True)
def colours(_request: HttpRequest) -> HttpResponse:
    """Answer the colours of the collectivité as variables of the style sheet."""
    ours = collectivity()
    sheet = f":root{{--main:{ours.main_colour};--accent:{ours.accent_colour}}}"
    return HttpResponse(sheet, content_type="text/css; charset=utf-8")


@page(PUBLIC)
def health(_request: HttpRequest) -> HttpResponse:
    """Tell a supervisor that the web server and the data base answer."""
    collectivity()
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")
