"""The tags of every template."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from transverse.papers import words
from transverse.portal.components import navigation as menu

if TYPE_CHECKING:
    from django.core.paginator import Page

register = template.Library()

_TONES = {"ok", "warn", "off", "info"}


@register.simple_tag
def once() -> SafeString:
    """Make the form count once: sent twice, it is answered once (see `ground.middleware.OnceOnly`)."""
    return format_html('<input type="hidden" name="jeton" value="{}">', uuid4())


@register.simple_tag
@lru_cache(1000)
def tag(text: str, tone: str = "info") -> SafeString:
    """Show a short state, such as « signée »: the words say it, the colour only helps.

    Raises
    ------
    ValueError
        `tone` is none of ok, warn, off, info.
    """
    if tone not in _TONES:
        raise ValueError(tone)
    return format_html('<span class="state state-{}">{}</span>', tone, text)


@register.filter
def plural(count: int, forms: str) -> str:
    """Return the number and its word: ``{{ n|plural:"lettre,lettres" }}``; French counts 0 as singular."""
    one, many = forms.split(",")
    return f"{count}\u00a0{one if count < 2 else many}"


@register.filter
def of(person: object) -> str:
    """Say whose: ``Mandat {{ mandate.agent|of }}`` gives « Mandat d'Alain Petit »."""
    return words.of(person)


@register.filter
def at(key: int, name: str) -> str:
    """Return the address `name` of one row: ``{{ unit.pk|at:"unit" }}``, for pages of hundreds of links.

    Same as the tag ``url``, which looks the name up each time.
    """
    before, after = _around(name)
    return f"{before}{key}{after}"


@cache
def _around(name: str) -> tuple[str, str]:
    """Return what stands before and after the key in an address; the longest of keys is in no address."""
    longest = 2**63 - 1
    before, after = reverse(name, args=[longest]).split(str(longest))
    return before, after


@register.filter
def may(account: object, permission: str) -> bool:
    """Tell whether an account holds a permission that is about no object: ``{% if user|may:"codir.see" %}``."""
    return bool(account.has_perm(permission))  # type: ignore[attr-defined]


_SQUARE, _GAP, _MOST = 12, 3, 16


@register.simple_tag
@lru_cache(1000)
def coverage(covered: int, total: int) -> SafeString:
    """Draw how many of the services of a directorate are relayed: full squares, then empty ones, and the words.

    Beyond 16 services, the squares give way to the words alone: nobody counts twenty squares.
    """
    said = f"{covered}\u00a0sur\u00a0{total}"
    if not 0 < total <= _MOST:
        return format_html("<span>{}</span>", said if total else "–")
    squares = format_html_join(
        "",
        '<rect class="{}" x="{}" y="1" width="{}" height="{}" rx="2"/>',
        (
            ("full" if index < covered else "hollow", index * (_SQUARE + _GAP) + 1, _SQUARE, _SQUARE)
            for index in range(total)
        ),
    )
    width = total * (_SQUARE + _GAP)
    return format_html(
        '<svg class="coverage" width="{}" height="14" aria-hidden="true" focusable="false">{}</svg> <span>{}</span>',
        *(width, squares, said),
    )


@register.simple_tag(takes_context=True)
def navigation(context: dict[str, Any]) -> list[menu.Entry]:
    """Give the main menu of the person: ``{% navigation as entries %}``."""
    return menu.entries(context["request"])


@register.simple_tag
def page_numbers(page: "Page[Any]") -> list[int]:
    """Give the numbers of pages to show, 0 for a gap: ``{% page_numbers page_obj as numbers %}``."""
    return menu.page_numbers(page.number, page.paginator.num_pages)
