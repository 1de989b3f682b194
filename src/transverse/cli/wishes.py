"""From the words of the command line to the policy of the engine."""

from dataclasses import replace
from datetime import UTC, datetime

from transverse.cli.options import WHEN, Options
from transverse.common.errors import OptionError
from transverse.documents import Tracking
from transverse.language import Numeriques, Policy
from transverse.language.terms import headings
from transverse.trades import trades

AUTHOR = "Relecture Transverse"
EVERYONE = "aucun"
ALL = "toutes"

_WHEN: dict[str, Numeriques] = dict(zip(WHEN, ("first", "always", "never"), strict=True))


def policy(options: Options) -> Policy:
    """Return the policy that the options ask for.

    Raises
    ------
    OptionError
        The trade or a family does not exist; the sentence lists those that do.
    """
    return Policy(
        reader=reader(options.reader),
        numeriques=_WHEN[options.numeriques],
        prudent=options.prudent,
        families=_families(options.families),
    )


def reader(code: str) -> str:
    """Return `code`, once it is sure that it names a trade, everyone, or nobody in particular."""
    if code and code != EVERYONE and code not in trades():
        known = [f"{trade.code} ({trade.label})" for trade in trades().values()]
        raise OptionError("--lecteur", code, [*known, f"{EVERYONE} (pour tous)"])
    return code


def for_reader(wanted: Policy, named: str) -> Policy:
    """Return `wanted` for the reader that the text itself names, unless the options already chose one."""
    return wanted if wanted.reader or not named else replace(wanted, reader=named)


def tracking(options: Options) -> Tracking | None:
    """Return under which name and date changes are recorded, None when they are not."""
    if not options.tracked:
        return None
    now = datetime.now(tz=UTC).replace(microsecond=0)
    return Tracking(options.author or AUTHOR, now.isoformat().replace("+00:00", "Z"))


def _families(asked: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if asked is None:
        return None
    if asked == (ALL,):
        return tuple(headings())
    for name in asked:
        if name not in headings():
            raise OptionError("--familles", name, [*headings(), ALL])
    return asked
