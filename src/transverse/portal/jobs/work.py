"""The kinds of work: a function each, registered under a name that never changes."""

from collections.abc import Callable
from typing import Any

from transverse.portal.jobs.progress import Progress

Work = Callable[[dict[str, Any], Progress], dict[str, Any]]

_KINDS: dict[str, Work] = {}


def work(kind: str) -> Callable[[Work], Work]:
    """Register a function as what jobs of `kind` do.

    It takes the arguments of the job and a `Progress`, returns what is kept as the result, and may be run again from
    its start after a worker was killed: what it writes, it writes in one transaction, or so that twice is as once.
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
    return _KINDS[kind]
