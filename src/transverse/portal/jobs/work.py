"""The kinds of work: a function each, registered under a name that never changes.

Any module of an application of the portal may register work (`jobs.discovery` loads them all).
"""

from collections.abc import Callable
from typing import Any

from transverse.portal.jobs.discovery import load_all
from transverse.portal.jobs.progress import Progress

Work = Callable[[dict[str, Any], Progress], dict[str, Any]]

_KINDS: dict[str, Work] = {}


def work(kind: str) -> Callable[[Work], Work]:
    """Register a function as what jobs of `kind` do.

    It takes the arguments of the job and a `Progress`, and returns what is kept as the result.  It may be run again
    from its start after a worker was killed: what must not be done twice is done by ``progress.finish``.  The page of
    the job shows ``result["sentence"]``, and a link to ``result["location"]`` under the words ``result["link"]``.
    """

    def registered(function: Work) -> Work:
        _KINDS[kind] = function
        return function

    return registered


def work_of(kind: str) -> Work:
    """Return the function of a kind.

    Raises
    ------
    KeyError
        The kind is unknown: the code that asked for it is older or newer than this one.
    """
    if kind not in _KINDS:
        load_all()
    return _KINDS[kind]
