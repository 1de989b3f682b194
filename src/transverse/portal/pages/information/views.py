"""What anyone may read, signed in or not."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from transverse.portal.ground.colours import style_sheet
from transverse.portal.ground.models import Collectivity, collectivity
from transverse.portal.ground.page import PUBLIC, page
from transverse.portal.people.models import Agent, Function


@page(PUBLIC)
@cache_control(max_age=86400, public=True)
def colours(_request: HttpRequest) -> HttpResponse:
    """Answer the colours of the collectivité as variables of the style sheet."""
    ours = collectivity()
    return HttpResponse(style_sheet(ours.main_colour, ours.accent_colour), content_type="text/css; charset=utf-8")


@page(PUBLIC)
@cache_control(max_age=86400, public=True)
def logo(_request: HttpRequest) -> HttpResponse:
    """Answer the logo, whose bytes were checked when it was set."""
    kept = Collectivity.objects.values_list("logo", flat=True).first()
    if not kept:
        raise Http404
    return HttpResponse(bytes(kept), content_type="image/png")


@page(PUBLIC)
def health(_request: HttpRequest) -> HttpResponse:
    """Tell a supervisor that the web server and the data base answer."""
    collectivity()
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@page(PUBLIC)
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the declaration: not conforming, until the collectivité has had the portal audited."""
    return render(request, "information/accessibility.html")


@page(PUBLIC)
def site_map(request: HttpRequest) -> HttpResponse:
    """Show every place that the person may open."""
    return render(request, "information/site_map.html")


@page(PUBLIC)
def legal(request: HttpRequest) -> HttpResponse:
    """Show who publishes, who hosts, who wrote the software."""
    return render(request, "information/legal.html")


@page(PUBLIC)
def personal_data(request: HttpRequest) -> HttpResponse:
    """Show the information note of article 13 of the RGPD."""
    holder = Agent.objects.filter(posts__function=Function.DPO, posts__closed_on=None, left_on=None).first()
    return render(request, "information/personal_data.html", {"dpo": holder})


@page(PUBLIC)
def help_(request: HttpRequest) -> HttpResponse:
    """Show where to begin, and whom to ask."""
    return render(request, "information/help.html")


@page(PUBLIC)
def contact(request: HttpRequest) -> HttpResponse:
    """Show whom to write to."""
    return render(request, "information/contact.html")
