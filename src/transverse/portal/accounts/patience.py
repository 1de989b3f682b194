"""Whoever guesses is made to wait: wrong answers are counted by place of the network, for a minute, and forgotten.

The sign-in library counts its own forms, and those alone that are sent; this counts whatever may be guessed, pages
included.  The address of the network is never written: only its hash, in the cache, for two minutes.
"""

import time
from hashlib import sha256

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

MINUTE = 60


def is_exhausted(request: HttpRequest, what: str, most: int) -> bool:
    """Tell whether more than `most` wrong answers about `what` came from there in this minute."""
    return int(cache.get(_key(request, what), 0)) > most


def wrong(request: HttpRequest, what: str) -> None:
    """Count a wrong answer; two at the same instant may count for one."""
    key = _key(request, what)
    cache.set(key, int(cache.get(key, 0)) + 1, 2 * MINUTE)


def _key(request: HttpRequest, what: str) -> str:
    place = get_adapter().get_client_ip(request)
    hashed = sha256(f"{settings.SECRET_KEY}:{place}".encode()).hexdigest()
    return f"wrong:{what}:{int(time.time()) // MINUTE}:{hashed}"
