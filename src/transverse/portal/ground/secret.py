"""The secret key: made once, kept in the folder of the data, readable by its owner only."""

import os
import secrets
from pathlib import Path


def secret_key(folder: Path) -> str:
    """Return the key of ``TRANSVERSE_SECRET``, or the one kept in `folder`, made on the first call."""
    if given := os.environ.get("TRANSVERSE_SECRET"):
        return given
    path = folder / "cle-secrete"
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(opened, "w") as file:
        key = secrets.token_urlsafe(60)
        file.write(key)
    return key
