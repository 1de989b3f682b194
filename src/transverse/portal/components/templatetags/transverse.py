"""The tags of every template."""

from uuid import uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

_TONES = {"ok", "warn", "off", "info"}


@register.simple_tag
def once() -> SafeString:
    """Make the form count once: sent twice, it is answered once (see `ground.middleware.OnceOnly`)."""
    return format_html('<input type="hidden" name="jeton" value="{}">', uuid4())


@register.simple_tag
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
def plural(count: int, words: str) -> str:
    """Return the number and its word: ``{{ n|plural:"lettre,lettres" }}``; French counts 0 as singular."""
    one, many = words.split(",")
    return f"{count}\u00a0{one if count < 2 else many}"


@register.filter
def may(account: object, permission: str) -> bool:
    """Tell whether an account holds a permission that is about no object: ``{% if user|may:"codir.see" %}``."""
    return bool(account.has_perm(permission))  # type: ignore[attr-defined]
