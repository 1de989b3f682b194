"""Draw the picture of the README: the note of the demonstration under review, as LibreOffice shows it.

Usage:  build_picture.py

Needs ``soffice`` (Writer) and ``pdftoppm``.
"""

import subprocess
import tempfile
from pathlib import Path

from transverse.documents import Tracking, load
from transverse.language import apply, review

ROOT = Path(__file__).parents[1]
NOTE = ROOT / "demo/note-de-service.docx"
PICTURE = ROOT / "docs/images/relecture.png"
DOTS = "80"  # an inch


def main() -> None:
    """Draw it."""
    note = load(NOTE)
    tracked = apply(note, review(note), tracking=Tracking("Relecture", "2026-01-05T09:00:00Z"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "note.docx").write_bytes(tracked)
        _run(folder, "soffice", f"-env:UserInstallation={folder.as_uri()}/profile", "--convert-to", "pdf", "note.docx")
        _run(folder, "pdftoppm", "-r", DOTS, "-singlefile", "-png", "note.pdf", str(PICTURE.with_suffix("")))


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main()
