"""The way in: whatever happens ends as one French sentence and an exit code, never as a traceback."""

import os
import sys

from typer.exceptions import TyperException

from transverse.cli import streams
from transverse.cli.app import app
from transverse.cli.usage import sentence
from transverse.common.errors import TransverseError

INTERRUPTED = 130
_WRONG, _BROKEN_PIPE, _UNFORESEEN = 2, 141, 1


def main() -> None:
    """Run the command with the words of the terminal, then leave with its exit code."""
    streams.prepare()
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        code = _BROKEN_PIPE
    if code == _BROKEN_PIPE:
        # Whoever was reading has left: Python's own last flush would complain about it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


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
    except BrokenPipeError:
        raise
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        return _said(f"Erreur imprévue ({type(error).__name__}). Signalez-la avec la commande employée.", _UNFORESEEN)
    if code == INTERRUPTED:
        return _said("Interrompu à votre demande ; les documents déjà écrits sont complets.", code)
    return code


def _said(text: str, code: int) -> int:
    streams.complain(text)
    return code
