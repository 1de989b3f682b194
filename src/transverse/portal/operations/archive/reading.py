"""Open an archive and prove it whole as it is read."""

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError

from transverse.portal.ground.reasons import reason
from transverse.portal.operations.archive import manifest
from transverse.portal.operations.archive.faults import DamagedArchiveError, NotReadError


class Archive:
    """An archive that is open; what it gives out is checked against its manifest."""

    def __init__(self, path: Path, content: ZipFile) -> None:
        self.path, self._content = path, content
        self.manifest = manifest.read(content.read(manifest.NAME))

    def secret(self) -> str:
        """Return the secret key.

        Raises
        ------
        DamagedArchiveError
            It is not the one that was saved.
        """
        secret = self._content.read(manifest.SECRET)
        if sha256(secret).hexdigest() != self.manifest.secret_sha256:
            raise DamagedArchiveError(self.path, "la clé n'est pas celle du manifeste")
        return secret.decode("ascii")

    def lines(self, table: manifest.Table) -> Iterator[bytes]:
        """Yield the lines of a table; the last thing it does is to check them all.

        Raises
        ------
        DamagedArchiveError
            They are not those that were saved.
        """
        count, digest = 0, sha256()
        with self._content.open(table.member) as member:
            for line in member:
                digest.update(line)
                count += 1
                yield line
        if (count, digest.hexdigest()) != (table.rows, table.sha256):
            raise DamagedArchiveError(self.path, f"la table {table.model} n'est pas celle du manifeste")


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open the archive at `path`.

    Raises
    ------
    NotReadError
        There is no such file, or it is not for us to read.
    DamagedArchiveError
        It is not an archive.
    """
    try:
        content = ZipFile(path)
    except BadZipFile as error:
        raise DamagedArchiveError(path, "archive illisible") from error
    except OSError as error:
        raise NotReadError(path, reason(error)) from error
    with content:
        with whole(path):
            archive = Archive(path, content)
        yield archive


@contextmanager
def whole(path: Path) -> Iterator[None]:
    """Take whatever goes wrong with a content inside the block for the damage that it is.

    Raises
    ------
    DamagedArchiveError
        The content of the archive at `path` is not what was saved.
    """
    try:
        yield
    except (BadZipFile, EOFError, zlib.error, json.JSONDecodeError, UnicodeError) as error:
        raise DamagedArchiveError(path, "contenu abîmé") from error
    except (KeyError, TypeError, ValueError, ValidationError, IntegrityError, DataError) as error:
        raise DamagedArchiveError(path, "contenu inattendu") from error
