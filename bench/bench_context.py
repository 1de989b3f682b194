"""What each benchmark is given: where files go, and the command under measure."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import Run, run


class CommandError(Exception):
    """The command under measure failed; its figure would mean nothing."""


@dataclass(frozen=True, slots=True)
class Context:
    """The cache folder, and the command ``transverse`` as a list of words."""

    cache: Path
    command: Sequence[str]

    def review(self, path: Path, *options: str) -> Run:
        """Run ``transverse relire`` on `path`, its result written into a folder that is thrown away.

        Raises
        ------
        CommandError
            It did not end with status 0.
        """
        with tempfile.TemporaryDirectory() as folder:
            done = run([*self.command, "relire", path, "--sortie", folder, *options])
        if done.status:
            raise CommandError(f"{path.name} : {done.stderr[-500:] or done.stdout[-500:]}")
        return done
