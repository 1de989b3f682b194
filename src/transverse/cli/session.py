"""One run over documents: collect, review (here, on several processes or on a cluster), write, report."""

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from transverse.cli import files, wishes, writing
from transverse.cli.as_json import JsonReport
from transverse.cli.options import Options
from transverse.cli.report import Report, Result
from transverse.cli.show import TerminalReport
from transverse.cli.work import Answer, Job, Task, relire
from transverse.common.errors import TransverseError
from transverse.common.executor import Outcome
from transverse.common.executor import run as run_all
from transverse.documents.reading import check_size

# One more process is worth its start (the parser is loaded again) from that many documents on.
_DOCUMENTS_A_PROCESS = 8


def run(options: Options) -> int:
    """Do what `options` ask for; return the exit code."""
    task = Task(wishes.policy(options), options.sure_only, options.writes, wishes.tracking(options))
    found = files.collect(options.paths, options.output)
    if not found.sources and not found.closed:
        raise TransverseError(
            f"« {options.paths[0]} » ne contient aucun document que je sache lire. "
            "Donnez un autre dossier, ou le document lui-même."
        )
    report: Report = JsonReport() if options.as_json else TerminalReport(options, found)
    failed = len(found.closed)
    with report:
        for folder in found.closed:
            report.failure(folder, f"« {folder} » ne peut pas être ouvert. Vérifiez vos droits sur ce dossier.")
        for source, outcome in zip(found.sources, _outcomes(task, found, options), strict=True):
            failed += not _settle(outcome, source, options, report)
    return 2 if failed else 0


def _outcomes(task: Task, found: files.Found, options: Options) -> Iterator[Outcome[Job, Answer]]:
    jobs = (_job(source.path, away=options.cluster is not None) for source in found.sources)
    workers = options.workers or _workers(len(found.sources))
    return run_all(partial(relire, task), jobs, workers=workers, cluster=options.cluster)


def _workers(documents: int) -> int:
    return min(len(os.sched_getaffinity(0)), 1 + documents // _DOCUMENTS_A_PROCESS)


def _job(path: Path, *, away: bool) -> Job:
    """Return the job for `path`; when another machine does it, with the bytes, unless reading here fails.

    A file that fails here fails there, where the fault becomes a sentence.
    """
    if away:
        with suppress(OSError, TransverseError):
            if path.is_file():
                check_size(path.name, path.stat().st_size)
                return Job(path, path.read_bytes())
    return Job(path)


def _settle(outcome: Outcome[Job, Answer], source: files.Source, options: Options, report: Report) -> bool:
    """Write what is to be written, report it, and say whether all went well."""
    answer, path = outcome.value, source.path
    if answer is None:
        sentence = outcome.failure.message if outcome.failure else ""
        report.failure(path, sentence if path.name in sentence else f"« {path} » : {sentence}")
        return False
    written: Path | None = None
    if answer.content is not None:
        try:
            if options.output is None:
                writing.replace(path, answer.content, answer.digest)
                written = path
            else:
                written = writing.create(options.output / source.relative, answer.content)
        except TransverseError as error:
            report.failure(path, str(error))
            return False
    report.document(Result(path, answer, written))
    return True
