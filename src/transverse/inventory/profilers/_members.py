"""What an archive yields instead of tables: its members, copied one by one within bounds.

An archive is a profiler that has ``members(source, folder)`` in place of ``profile(source)``.  It yields a `Member` at
a time; its copy, and those of its neighbours, are gone when the next one is asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from transverse.inventory.profile import UnreadableError

MAX_MEMBERS = 2_000
MAX_BYTES = 200_000_000
MAX_RATIO = 200
MAX_NESTED = 10
_FREE = 10_000_000  # so few bytes do no harm, whatever their ratio
_SWOLLEN = (
    f"Une fois ouverte, l'archive dépasse {MAX_BYTES // 1_000_000} Mo. "
    "Décompressez-la dans un dossier, puis recommencez."
)
_BOMB = "Son contenu est comprimé hors de toute mesure\u00a0: il n'est pas ouvert, par prudence."
_ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b")


@dataclass(frozen=True, slots=True)
class Member:
    """A file within an archive.

    Attributes
    ----------
    name
        In the archive, with ``/``.
    path
        Of its temporary copy.
    size
        In bytes, unpacked.
    """

    name: str
    path: Path
    size: int


class Meter:
    """Counts what comes out of an archive, and stops it when that is too much.

    Parameters
    ----------
    packed
        The size of the archive, in bytes.
    """

    def __init__(self, packed: int) -> None:
        self.packed, self.written, self.nested = packed, 0, 0

    def copy(self, pieces: Iterable[bytes], path: Path) -> int:
        """Write a member and return its size.

        Raises
        ------
        UnreadableError
            All that came out is too much, for itself or for the size of the archive.
        """
        size = 0
        with path.open("wb") as file:
            for piece in pieces:
                if not size and piece.startswith(_ARCHIVES):
                    self._nest()
                size += len(piece)
                self.written += len(piece)
                self._check()
                file.write(piece)
        return size

    def _nest(self) -> None:
        self.nested += 1
        if self.nested > MAX_NESTED:
            raise UnreadableError(
                f"L'archive en contient plus de {MAX_NESTED} autres. Décompressez-la dans un dossier, puis recommencez."
            )

    def _check(self) -> None:
        if self.written > MAX_BYTES:
            raise UnreadableError(_SWOLLEN)
        if self.written > max(_FREE, self.packed * MAX_RATIO):
            raise UnreadableError(_BOMB)


def check_count(count: int) -> None:
    """Refuse an archive of more members than are read.

    Raises
    ------
    UnreadableError
        It has more than `MAX_MEMBERS`.
    """
    if count > MAX_MEMBERS:
        raise UnreadableError(
            f"L'archive contient plus de {MAX_MEMBERS} fichiers. Décompressez-la dans un dossier, puis recommencez."
        )
