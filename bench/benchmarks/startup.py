"""Start-up without and with a hit, memory, and a document of 300 pages: the command as a whole process."""

from collections.abc import Iterator
from statistics import median

from bench_context import Context
from figures import Figure
from office import pages_file
from texts import text_file

_WITHOUT = "La séance est ouverte à dix-huit heures. Le quorum est atteint.\n"
_WITH = "La data est collectée par les régies. Elle est publiée chaque mois.\n"
_RUNS = 5
_PAGES = 300


def measure(context: Context) -> Iterator[Figure]:
    """Yield the times and the peaks of memory."""
    yield _start(context, "sans terme à changer", _WITHOUT, 0.5)
    yield _start(context, "avec des termes à changer", _WITH, 6)
    peak = max(context.review(text_file(context.cache, density)).peak for density in (None, 30))
    yield Figure("start", "mémoire, texte de 200 000 mots", peak, "Mo", aim="< 700 Mo", met=peak < 700)
    yield from _office(context)


def _start(context: Context, label: str, text: str, aim: float) -> Figure:
    path = context.cache / "depart.txt"
    path.write_text(text, encoding="utf-8")
    seconds = median(context.review(path).seconds for _ in range(_RUNS))
    shown = f"< {aim:g} s".replace(".", ",")
    return Figure("start", f"démarrage, texte court {label}", seconds, "s", aim=shown, met=seconds < aim)


def _office(context: Context) -> Iterator[Figure]:
    path = pages_file(context.cache, _PAGES)
    for label, options in (("", ()), (", modifications suivies", ("--suivi",))):
        done = context.review(path, *options)
        yield Figure("start", f"docx de 300 pages{label}", done.seconds, "s", aim="< 30 s", met=done.seconds < 30)
        yield Figure(
            "start", f"mémoire, docx de 300 pages{label}", done.peak, "Mo", aim="< 700 Mo", met=done.peak < 700
        )
