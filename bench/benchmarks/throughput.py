"""Words a second on the same text, at four densities of hit sentences; peers beside, once they are loaded."""

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

import peers
from bench_context import Context
from figures import Figure
from measure import run
from texts import DENSITIES, agreement_set, count_words, extract, hit_share, text_file

_RUNS = 3
_SAMPLES = {"Grammalecte": 20_000, "LingoTweaker": 2_000}
"""Words that the slow ones read, spread evenly over the text; the others read all of it."""
_AIMS = {("Grammalecte", None): 100, ("textlint + prh, mêmes termes", None): 2}
_DENSEST, _DENSEST_AIM = 30, 50_000

Speed = Callable[[Path], float]
"""From a text file to words a second."""


def measure(context: Context) -> Iterator[Figure]:
    """Yield one figure for each density and peer, and the whole process at natural density."""
    for density in DENSITIES:
        path = text_file(context.cache, density)
        where = "densité naturelle" if density is None else f"{density} % de phrases touchées"
        own = Figure("speed", f"mots par seconde, {where}", _product(path), "mots/s")
        if density == _DENSEST:
            own = replace(own, aim="≥ 50 000", met=own.value >= _DENSEST_AIM)
        yield own
        for name, speed in _peers(context.cache):
            yield _beside(own, name, speed, path, _AIMS.get((name, density)))
    yield from _whole(context)


def _beside(own: Figure, name: str, ready: Callable[[], Speed], path: Path, aim: int | None) -> Figure:
    note = f"échantillon de {_SAMPLES[name]} mots" if name in _SAMPLES else ""
    figure = replace(own, name=f"{own.name}, {name}", peer=name, aim="", met=None, note=note)
    try:
        speed = ready()
        value = median(speed(path) for _ in range(_RUNS))
    except peers.UnavailableError as error:
        return replace(figure, note=f"non mesuré : {error}")
    if aim is None:
        return replace(figure, peer_value=value)
    return replace(figure, peer_value=value, aim=f"≥ {aim} fois", met=own.value >= aim * value)


def _product(path: Path) -> float:
    driver = [sys.executable, peers.DRIVERS / "product.py", path]
    return count_words(path.read_text(encoding="utf-8")) / median(_seconds(driver) for _ in range(_RUNS))


def _peers(cache: Path) -> Iterator[tuple[str, Callable[[], Speed]]]:
    """Yield the name of each peer and what makes it ready; making it ready may fail."""
    yield "Grammalecte", lambda: _checker("Grammalecte", *peers.grammalecte(cache))
    yield "LingoTweaker", lambda: _checker("LingoTweaker", *peers.lingotweaker(cache))
    yield "textlint + prh, liste courte", lambda: _textlint(peers.textlint(cache, short=True))
    yield "textlint + prh, mêmes termes", lambda: _textlint(peers.textlint(cache, short=False))
    yield "codespell", lambda: _rewriter(peers.codespell(cache))
    yield "sed", lambda: _rewriter(peers.sed(cache))


def _checker(name: str, start: Sequence[str | Path], env: dict[str, str]) -> Speed:
    def speed(path: Path) -> float:
        sample = extract(path, _SAMPLES[name])
        listed = path.with_suffix(".json")
        listed.write_text(json.dumps(sample), encoding="utf-8")
        return count_words(" ".join(sample)) / _seconds([*start, "time", listed], env)

    return speed


def _textlint(start: Sequence[str | Path]) -> Speed:
    return lambda path: count_words(path.read_text(encoding="utf-8")) / _seconds([*start, path])


def _rewriter(start: Sequence[str | Path]) -> Speed:
    """Time a command that rewrites a file in place, less its time on one word."""

    def speed(path: Path) -> float:
        copy, word = path.with_suffix(".copie.txt"), path.with_suffix(".mot.txt")
        shutil.copy(path, copy)
        word.write_text("mot\n", encoding="utf-8")
        spent = run([*start, copy]).seconds - run([*start, word]).seconds
        return count_words(path.read_text(encoding="utf-8")) / spent

    return speed


def _seconds(command: Sequence[str | Path], env: dict[str, str] | None = None) -> float:
    done = run(command, env=env)
    if done.status:
        raise peers.UnavailableError((done.stderr.strip().splitlines() or ["échec sans message"])[-1])
    return float(json.loads(done.stdout.splitlines()[-1])["seconds"])


def _whole(context: Context) -> Iterator[Figure]:
    """Yield the speed of the command from its start to its end, files read and written."""
    path = text_file(context.cache, None)
    count = count_words(path.read_text(encoding="utf-8"))
    own = count / median(context.review(path).seconds for _ in range(_RUNS))
    for label, short in (("liste courte", True), ("mêmes termes", False)):
        peer = f"textlint + prh, {label}"
        figure = Figure("whole", f"mots par seconde, commande entière, {label}", own, "mots/s", peer)
        try:
            start = peers.textlint(context.cache, short=short)
            value = count / median(run([*start, path]).seconds for _ in range(_RUNS))
        except peers.UnavailableError as error:
            yield replace(figure, note=f"non mesuré : {error}")
        else:
            yield replace(figure, peer_value=value)


def facts(context: Context) -> Iterator[str]:
    """Yield what the texts are, and how the speeds were taken."""
    yield "Même texte pour tous les outils : deux manuels de Debian en français (debian-handbook, debian-reference-fr)."
    half = agreement_set(context.cache).exists()
    drawn = "de l'ensemble d'accord et de modèles" if half else "de modèles"
    yield f"Phrases touchées ajoutées : tirées {drawn} de phrases de notes de service."
    yield "Un seul processus à la fois ; vitesses et démarrages sont la médiane de plusieurs lancements."
    yield "Le modèle ou les règles sont chargés avant la mesure, sauf pour « commande entière » et le démarrage."
    for density in DENSITIES:
        path = text_file(context.cache, density)
        hits, total = hit_share(path)
        label = "densité naturelle" if density is None else f"{density} %"
        words = count_words(path.read_text(encoding="utf-8"))
        yield f"{label[0].upper()}{label[1:]} : {words} mots, {hits} phrases sur {total} contiennent un terme connu."
