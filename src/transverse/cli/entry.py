"""The way in: whatever happens ends as one French sentence and an exit code, never as a traceback."""

import errno
import os
import signal
import sys

from typer.exceptions import TyperException

from transverse.cli import streams
from transverse.cli.app import app
from transverse.cli.usage import sentence
from transverse.common.errors import TransverseError

INTERRUPTED = 130
_WRONG, _BROKEN_PIPE, _UNFORESEEN = 2, 141, 1
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def main() -> None:
    """Run the command with the words of the terminal, then leave with its exit code."""
    streams.prepare()
    _stop_cleanly()
    code = _run()
    try:
        sys.stdout.flush()
    except OSError as error:
        if not code or isinstance(error, BrokenPipeError):
            code = _unsaid(error)
        # Python's own last flush would complain too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _stop_cleanly() -> None:
    """Let the other ways of asking for the end (service stopped, terminal closed) do as Ctrl-C: leave no half work."""
    for each in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(each) is signal.SIG_DFL:
            signal.signal(each, signal.default_int_handler)


def _run() -> int:
    try:
        code = int(app(standalone_mode=False) or 0)
    except TyperException as error:
        return _said(sentence(error), _WRONG)
    except TransverseError as error:
        return _said(str(error), _WRONG)
    except SystemExit:
        # Typer's way of leaving when nobody reads its output any more.
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        code = INTERRUPTED
    except OSError as error:
        # Faults of documents are sentences already: what is left is the answer.
        if isinstance(error, BrokenPipeError) or error.errno in _FULL:
            return _unsaid(error)
        return _unforeseen(error)
    except Exception as error:  # noqa: BLE001 (the last door: whatever it is becomes a sentence)
        return _unforeseen(error)
    if code == INTERRUPTED:
        return _said("Interrompu à votre demande ; les documents déjà écrits sont complets.", code)
    return code


def _unsaid(error: OSError) -> int:
    """Return the exit code for an answer that did not reach whoever asked."""
    if isinstance(error, BrokenPipeError):
        return _BROKEN_PIPE
    reason = "le disque est plein" if error.errno in _FULL else "erreur d'écriture"
    return _said(f"La réponse n'a pas pu être écrite : {reason}. Dirigez-la ailleurs, puis recommencez.", _WRONG)


def _unforeseen(error: Exception) -> int:
    if sys.flags.dev_mode:
        raise error
    return _said(f"Erreur imprévue ({type(error).__name__}). Signalez-la avec la commande employée.", _UNFORESEEN)


def _said(text: str, code: int) -> int:
    streams.complain(text)
    return code
