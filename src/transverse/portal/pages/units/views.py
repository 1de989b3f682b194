"""The sheet of a unit."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from transverse.portal.data.models import Sheet
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.people.models import Post
from transverse.portal.people.sheets import label_of, phrase_of, whom_to_call
from transverse.portal.people.tree import lineage

_PAGE = 50


@page("chart.see")
def unit(request: AccountRequest, pk: int) -> HttpResponse:
    """Show who heads a unit, whom to call, who works there, what is below."""
    way = lineage(pk)
    if not way:
        raise Http404
    found = way.pop()
    posts = Post.objects.filter(unit=found, closed_on=None).select_related("holder")
    head = posts.filter(is_head=True, holder__left_on=None).exclude(holder=None).first()
    context = {
        "unit": found,
        "way": way,
        "head": head.holder if head else None,
        "calls": whom_to_call(found, timezone.localdate()),
        "trade": label_of(found.trade),
        "phrase": phrase_of(found.trade),
        "sheet": Sheet.objects.filter(unit=found, state=Sheet.PUBLISHED).first(),
        "below": found.children.filter(closed_on=None),
        "page_obj": Paginator(posts, _PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "units/unit.html", context)
