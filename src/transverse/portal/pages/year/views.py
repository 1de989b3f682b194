"""The board of a year."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from transverse.portal.components.year_picture import Look, picture
from transverse.portal.ground.context import collectivity_of
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.year.shown import Shown
from transverse.portal.projects.board import FIRST_YEAR, LAST_YEAR, board, sentence

A_PAGE = 50


@page("year.see")
def year(request: AccountRequest, year: int | None = None) -> HttpResponse:
    """Show the projects of the year by quarter, the directorates that they cross, the days promised and agreed."""
    today = timezone.localdate()
    wanted = year or today.year
    steers = request.user.has_perm("year.see_gaps")
    found = board(wanted, with_drafts=steers)
    page_obj = Paginator(found.projects, A_PAGE).get_page(request.GET.get("page"))
    shown = Shown(found, tuple(page_obj))
    look = Look(
        title=f"Les projets de {wanted}, trimestre par trimestre",
        description="Une ligne par projet, par ordre alphabétique. Le tableau qui suit dit la même chose.",
        columns=shown.columns,
        colour=collectivity_of(request).main_colour,
    )
    context = {
        "year": wanted,
        "today": today,
        "shown": shown,
        "board": found,
        "page_obj": page_obj,
        "sentence": sentence(found),
        "picture": picture(shown.bars, look) if found.projects else "",
        "steers": steers,
        "others": [each for each in (wanted - 1, wanted + 1) if FIRST_YEAR <= each <= LAST_YEAR],
    }
    return render(request, "year/year.html", context)
