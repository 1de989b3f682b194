"""Staffing: one project among many agents, a year among many services; when answers come, how far they are proven.

Beside it on the same instances: its own greedy first answer, RarestFirst (Lappas 2009), and OR-Tools CP-SAT on the same
model; all are judged on the same aims.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench_context import CommandError, Context
from figures import Figure
from peers import UnavailableError
from staffing import cpsat
from staffing.instances import NEEDS, UNITS, instance
from staffing.rarest_first import rarest_first
from staffing.yardstick import behind, cost, told
from transverse.staffing.ledger import open_ledger
from transverse.staffing.measure import aims
from transverse.staffing.model import Aims

SECONDS = 60
SEEDS = (1, 2)
_HERE = Path(__file__).parents[1]
_SECTION = "staffing"
_CLOSE = 0.10
_AIMED_GAPS = {"nominal 55000 12": 0.05, "portfolio": 0.01}
_AIMED_PROOFS = {"nominal 55000 8": 20.0}
_FIRST = 0.5


@dataclass(frozen=True, slots=True)
class _Ours:
    """A run of the product: seconds to the first answer, to within 10 % of the last, and to the end."""

    first: float
    close: float
    end: float
    proven: bool
    gap: float
    open_aim: str
    greedy: Aims
    best: Aims


def measure(context: Context) -> Iterator[Figure]:
    """Yield the figures of every instance; ``STAFFING_BENCH="1000 portfolio"`` keeps those with one of these words."""
    only = set(os.environ.get("STAFFING_BENCH", "").split())
    kinds = [f"nominal {agents} {needs}" for agents in UNITS for needs in NEEDS]
    kinds = [each for each in [*kinds, "portfolio"] if not only or only & set(each.split())]
    python: Path | None = None
    absent = ""
    try:
        python = cpsat.python(context.cache)
    except UnavailableError as error:
        absent = str(error)
    for kind in kinds:
        for seed in SEEDS if kind != "portfolio" else SEEDS[:1]:
            name = f"{kind} {seed}"
            ours = _ours(name)
            yield from _alone(kind, seed, ours)
            yield from _beside(kind, seed, ours, _cpsat(python, name), absent)


def facts(_: Context) -> Iterator[str]:
    """Say on what it was measured."""
    yield (
        f"Organisation synthétique (bench/staffing) : profils par direction, 40 % d'agents sans jour libre, 35 % de "
        f"services à relais ; un projet de N besoins, 12 membres au plus, 3 directions, 3 services concernés ; "
        f"limite {SECONDS} s."
    )
    yield (
        "Les objectifs vont dans l'ordre : conditions, jours manquants (par priorité), jours au-delà des offres, "
        "formation, fragilité, membres, distance. Le coût est une somme pondérée qui ne sert qu'ici, pour comparer."
    )


def _ours(name: str) -> _Ours:
    command = [sys.executable, _HERE / "staffing" / "timeline.py", *name.split(), str(SECONDS)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(_HERE)}
    )
    if done.returncode:
        raise CommandError(f"{name} : {done.stderr[-500:]}")
    run = json.loads(done.stdout)
    if run["faults"]:
        raise CommandError(f"{name} : {run['faults'][0]}")
    plans = [(when, _aims(each)) for when, each in run["plans"]]
    best = plans[-1][1]
    close = next(when for when, each in plans if behind(each, best) <= _CLOSE)
    proven = not run["open"]
    return _Ours(plans[0][0], close, run["seconds"], proven, run["gap"], run["open"], plans[0][1], best)


def _aims(written: dict[str, object]) -> Aims:
    return Aims(**{**written, "missing": tuple(written["missing"])})


def _cpsat(python: Path | None, name: str) -> cpsat.Found | None:
    return cpsat.solve(python, instance(*name.split()), SECONDS) if python else None


def _alone(kind: str, seed: int, ours: _Ours) -> Iterator[Figure]:
    label = _label(kind, seed)
    yield Figure(_SECTION, f"{label}, première réponse", ours.first, "s", aim="< 0,5", met=ours.first < _FIRST)
    note = f"objectifs {told(ours.best)}"
    yield Figure(_SECTION, f"{label}, à 10 % de la dernière", ours.close, "s", note=note)
    aimed = _AIMED_GAPS.get(kind)
    yield Figure(
        _SECTION,
        f"{label}, écart prouvé à {SECONDS} s",
        100 * ours.gap,
        "%",
        aim=f"<= {100 * aimed:g}" if aimed else "",
        met=ours.gap <= aimed if aimed else None,
        note=f"ouvert à partir de : {ours.open_aim}" if ours.open_aim else "tout est prouvé",
    )


def _beside(kind: str, seed: int, ours: _Ours, theirs: cpsat.Found | None, absent: str) -> Iterator[Figure]:
    label = _label(kind, seed)
    aimed = _AIMED_PROOFS.get(kind)
    yield Figure(
        _SECTION,
        f"{label}, preuve complète",
        ours.end,
        "s",
        "CP-SAT",
        theirs.seconds if theirs else None,
        f"< {aimed:g}" if aimed else "",
        (ours.proven and ours.end < aimed) if aimed else None,
        _proofs(ours, theirs, absent),
    )
    problem = instance(*f"{kind} {seed}".split())
    rarest = aims(open_ledger(problem, rarest_first(problem), ()))
    others = {"glouton": ours.greedy, "RarestFirst": rarest, "CP-SAT": theirs.aims if theirs else None}
    for peer, found in others.items():
        value = cost(found) if found else None
        behind_it = found is not None and behind(ours.best, found) > 0
        aim, met = ("jamais pire", not behind_it) if peer == "glouton" else ("", None)
        note = f"{peer} : {told(found)}" if found else absent or f"{peer} : aucune réponse"
        yield Figure(_SECTION, f"{label}, coût à côté de {peer}", cost(ours.best), "", peer, value, aim, met, note)


def _proofs(ours: _Ours, theirs: cpsat.Found | None, absent: str) -> str:
    mine = "" if ours.proven else "non prouvé ici"
    if theirs is None:
        return "; ".join(filter(None, (mine, f"CP-SAT non mesuré : {absent}")))
    other = "" if theirs.proven else f"CP-SAT : {_proven(theirs)} objectifs prouvés"
    return " ; ".join(filter(None, (mine, other)))


def _proven(theirs: cpsat.Found) -> int:
    return sum(value == bound for value, bound in theirs.stages)


def _label(kind: str, seed: int) -> str:
    if kind == "portfolio":
        return "50 projets × 8 besoins, 3 453 services, 4 périodes"
    _, agents, needs = kind.split()
    return f"{int(agents):,} agents × {needs} besoins ({seed})".replace(",", "\u00a0")
