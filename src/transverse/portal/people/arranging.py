"""Which units expect a relay, and what their trade is: by a rule at first, then as people say."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from transverse.organisation import Unit as ChartUnit
from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.people.models import Arrangement, Unit
from transverse.trades import recognise, trades

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

RULE = (
    "Au premier import, un relais est attendu deux niveaux sous le sommet, là où sont le plus souvent les services, et "
    "dans chaque direction qui n'a aucune unité en dessous d'elle. C'est un point de départ : à vous d'ajuster."
)

Choice = tuple[bool, str]


def expecting(units: Iterable[ChartUnit]) -> set[str]:
    """Return the codes of the units that expect a relay, by the rule that `RULE` tells.

    The directorates are below the top when it is one unit that has others below those, at the top otherwise; the
    services are just below the directorates.  A directorate without services stands for one.
    """
    parents = {unit.code: unit.parent for unit in units}
    depths: dict[str, int] = {}
    for code in parents:
        _depth(code, parents, depths)
    counts = Counter(depths.values())
    level = min(2 if counts[0] == 1 and counts[2] else 1, max(counts, default=0))
    with_others = set(parents.values())
    return {
        code
        for code, depth in depths.items()
        if depth == level or (depth < level and code not in with_others and (depth or counts[0] > 1))
    }


def _depth(code: str, parents: Mapping[str, str | None], depths: dict[str, int]) -> None:
    way = []
    at: str | None = code
    while at is not None and at not in depths:
        way.append(at)
        at = parents[at]
    depth = -1 if at is None else depths[at]
    for each in reversed(way):
        depth += 1
        depths[each] = depth


def trade_code(told: str) -> str:
    """Return the trade that a file tells by its code or in its own words, ``""`` when it is none of ours."""
    if not told or told in trades():
        return told
    return recognise(told).best or ""


def proposed_trade(unit: Unit) -> str:
    """Return the trade of the unit, or the one that its name tells."""
    return unit.trade or recognise(unit.name).best or ""


def arrange(
    directorate: str, shown: Mapping[int, Choice], chosen: Mapping[int, Choice], by: "Account | None"
) -> Arrangement | None:
    """Write what was chosen for some units; None when nothing changes.

    Parameters
    ----------
    directorate
        Whose units they are, for the line that offers to undo.
    shown
        By unit, whether it expected a relay and its trade, when the form was shown.
    chosen
        The same, as the person wishes it.
    by
        Who chose.

    Raises
    ------
    ConflictError
        Somebody has changed one of these units meanwhile; nothing is written.
    """
    wanted = {key: choice for key, choice in chosen.items() if choice != shown[key]}
    if not wanted:
        return None
    with transaction.atomic():
        units = {unit.pk: unit for unit in Unit.objects.select_for_update().filter(pk__in=wanted)}
        for key in wanted:
            if key not in units or _choice(units[key]) != shown[key]:
                raise ConflictError("Une des unités")
        _write(wanted)
        return Arrangement.objects.create(
            directorate=directorate,
            before={str(key): shown[key] for key in wanted},
            after={str(key): choice for key, choice in wanted.items()},
            made_by=by,
        )


def confirm(directorate: str, by: "Account | None") -> Arrangement:
    """Keep that somebody has looked at the choices of a directorate and found them right: no unit is written."""
    return Arrangement.objects.create(directorate=directorate, made_by=by)


def undo(arrangement: Arrangement) -> None:
    """Put the units back as they were before.

    Raises
    ------
    RefusalError
        It has been undone already, or one of the units has been changed since.
    """
    with transaction.atomic():
        row = Arrangement.objects.select_for_update().get(pk=arrangement.pk)
        if row.undone_at:
            raise RefusalError("Ce changement a déjà été annulé : il n'y a rien à faire.")
        units = {unit.pk: unit for unit in Unit.objects.select_for_update().filter(pk__in=row.after)}
        for key, choice in row.after.items():
            if int(key) not in units or _choice(units[int(key)]) != tuple(choice):
                raise RefusalError(
                    "Une des unités a été modifiée depuis ce changement : il ne peut plus être annulé d'un coup. "
                    "Corrigez les unités une à une."
                )
        _write({int(key): (bool(expects), trade) for key, (expects, trade) in row.before.items()})
        row.undone_at = timezone.now()
        row.save(update_fields=["undone_at"])


def _choice(unit: Unit) -> Choice:
    return unit.expects_relay, unit.trade


def _write(choices: Mapping[int, Choice]) -> None:
    together: dict[Choice, list[int]] = defaultdict(list)
    for key, choice in choices.items():
        together[choice].append(key)
    for (expects, trade), keys in together.items():
        Unit.objects.filter(pk__in=keys).update(expects_relay=expects, trade=trade)
