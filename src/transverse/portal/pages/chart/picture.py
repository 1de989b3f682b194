"""The chart as a picture: a unit, and two levels below it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from transverse.portal.components.chart_layout import Node, layout
from transverse.portal.components.chart_picture import Look, picture
from transverse.portal.components.templatetags.transverse import plural
from transverse.portal.ground.models import collectivity
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.people.models import Unit
from transverse.portal.people.tree import Branch, tree

SCALES = (50, 70, 100, 140, 200)
_STACKED = 12  # units drawn under one; the others are counted
_CROWD = 24  # beyond, what is below each is counted only


@page("chart.see")
def show(request: AccountRequest, pk: int | None = None) -> HttpResponse:
    """Show the picture, its zoom and the way up."""
    unit, branches = _asked(pk)
    scale = _scale(request.GET.get("taille", ""))
    parent = unit.parent if unit else None
    context = {
        "unit": unit,
        "is_empty": not branches,
        "picture": _drawn(unit, branches, scale=scale, gaps=request.user.has_perm("network.see_gaps")),
        "scale": scale,
        "bigger": _next(scale, 1),
        "smaller": _next(scale, -1),
        "up": _address(parent.pk if parent else None) if unit else "",
        "parent": parent,
    }
    return render(request, "chart/picture.html", context)


@page("chart.see")
def download(request: AccountRequest, pk: int | None = None) -> HttpResponse:
    """Answer the picture as a file, without links."""
    unit, branches = _asked(pk)
    gaps = request.user.has_perm("network.see_gaps")
    drawn = _drawn(unit, branches, scale=100, gaps=gaps, with_links=False)
    headers = {"Content-Disposition": 'attachment; filename="organigramme.svg"'}
    return HttpResponse(drawn.encode(), content_type="image/svg+xml; charset=utf-8", headers=headers)


def _asked(pk: int | None) -> tuple[Unit | None, tuple[Branch, ...]]:
    """Return the unit asked for, or the only one of the top, and what is below."""
    units = Unit.objects.filter(closed_on=None).select_related("parent")
    unit = None if pk is None else get_object_or_404(units, pk=pk)
    if unit is None:
        tops = list(units.filter(parent=None)[:2])
        unit = tops[0] if len(tops) == 1 else None
    return unit, tree(unit, timezone.localdate(), levels=3 if unit else 2, count=False)


def _scale(told: str) -> int | None:
    return int(told) if told in {str(each) for each in SCALES} else None


def _next(scale: int | None, step: int) -> int | None:
    """Return the scale one step away; from the fitted picture, its natural size, or the smallest."""
    if scale is None:
        return 100 if step > 0 else SCALES[0]
    place = SCALES.index(scale) + step
    return SCALES[place] if 0 <= place < len(SCALES) else None


def _drawn(
    unit: Unit | None,
    branches: tuple[Branch, ...],
    *,
    scale: int | None,
    gaps: bool,
    with_links: bool = True,
) -> SafeString:
    ours = collectivity()
    name = unit.name if unit else ours.name
    top = _node(branches[0], gaps=gaps) if unit and branches else _several(ours.name, branches, gaps=gaps)
    total = sum(branch.below for branch in branches)
    look = Look(
        title=f"Organigramme : {name}",
        description=f"{name} et deux niveaux en dessous ; {plural(total, 'unité,unités')} en tout en dessous.",
        colour=ours.main_colour,
        scale=scale,
        with_links=with_links,
    )
    return picture(layout(top), look)


def _several(name: str, branches: tuple[Branch, ...], *, gaps: bool) -> Node:
    return Node(name, children=tuple(_node(branch, gaps=gaps) for branch in branches))


def _node(branch: Branch, *, gaps: bool, level: int = 0) -> Node:
    """Return what the box of a unit says, and those below it."""
    crowded = len(branch.children) > _CROWD
    children = tuple(
        _node(child, gaps=gaps, level=level + 1) if not crowded else _alone(child, gaps=gaps)
        for child in branch.children
    )
    if level == 1 and len(children) > _STACKED:
        more = len(children) - _STACKED + 1
        children = (*children[: _STACKED - 1], Node(f"et {more} autres unités", address=_address(branch.key)))
    below = level == 2 and bool(branch.below)
    return Node(branch.name, _notes(branch, gaps=gaps, below=below), _address(branch.key), children)


def _alone(branch: Branch, *, gaps: bool) -> Node:
    return Node(branch.name, _notes(branch, gaps=gaps, below=bool(branch.below)), _address(branch.key))


def _notes(branch: Branch, *, gaps: bool, below: bool) -> tuple[tuple[str, str], ...]:
    notes = [(branch.head.name, "")] if branch.head else []
    notes += [(f"Relais : {relay.name}", "full") for relay in branch.relays]
    if gaps and branch.expects_relay and not branch.relays:
        notes.append(("Sans relais", "hollow"))
    if below:
        notes.append((f"+ {plural(branch.below, 'unité,unités')} en dessous", ""))
    return tuple(notes)


def _address(key: int | None) -> str:
    return reverse("chart_picture") if key is None else reverse("chart_picture_below", args=[key])
