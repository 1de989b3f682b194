"""What the user asked of ``transverse relire``, checked, before anything heavy is loaded."""

from dataclasses import dataclass
from pathlib import Path

from transverse.common.errors import OptionError, TransverseError

WHEN = ("premiere", "toujours", "jamais")


@dataclass(frozen=True, slots=True)
class Options:
    """The words of the command line; the names of the options are in ``relire``."""

    paths: tuple[Path, ...] = ()
    reader: str = ""
    numeriques: str = WHEN[0]
    prudent: bool = False
    families: tuple[str, ...] | None = None
    sure_only: bool = False
    output: Path | None = None
    in_place: bool = False
    tracked: bool = False
    author: str = ""
    detailed: bool = False
    as_json: bool = False
    lines: bool = False
    workers: int | None = None
    cluster: str | None = None

    @property
    def writes(self) -> bool:
        """Whether documents are written."""
        return self.in_place or self.output is not None


def check(options: Options) -> Options:
    """Return `options`, once they make sense together.

    Raises
    ------
    TransverseError
        They do not; the sentence says which one to add or take away.
    """
    if options.numeriques not in WHEN:
        raise OptionError("--numeriques", options.numeriques, WHEN)
    for wrong, advice in _contradictions(options):
        if wrong:
            raise TransverseError(advice)
    return options


def _contradictions(options: Options) -> tuple[tuple[bool, str], ...]:
    documents = (options.paths, options.writes, options.tracked, options.as_json, options.cluster)
    return (
        (
            options.lines and any(documents),
            "--jsonl ne va avec aucun fichier, ni avec --sortie, --en-place, --suivi, --json ou --cluster.",
        ),
        (
            not options.lines and not options.paths,
            "Donnez au moins un document ou un dossier à relire, par exemple « transverse relire note.docx ».",
        ),
        (
            options.in_place and options.output is not None,
            "--sortie et --en-place ne vont pas ensemble : choisissez la copie ou le document lui-même.",
        ),
        (
            options.tracked and not options.writes,
            "--suivi écrit un document : ajoutez --sortie DOSSIER pour une copie, ou --en-place.",
        ),
        (
            bool(options.author) and not options.tracked,
            "--auteur nomme l'auteur du suivi des modifications : ajoutez --suivi.",
        ),
        (
            options.workers is not None and options.workers < 1,
            "--processus demande un nombre à partir de 1.",
        ),
        (
            options.workers is not None and options.cluster is not None,
            "--processus et --cluster ne vont pas ensemble : choisissez cette machine ou la grappe.",
        ),
    )
