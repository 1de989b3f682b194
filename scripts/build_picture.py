"""Draw the picture of the README: a note of ours, rewritten as tracked changes, as LibreOffice shows it.

Usage:  build_picture.py

Needs ``soffice`` (Writer) and ``pdftoppm``.
"""

import subprocess
import tempfile
from pathlib import Path

from transverse.documents import Tracking, load
from transverse.language import Policy, apply, review

TARGET = Path(__file__).parents[1] / "docs/images/relecture.png"
NOTE = """<html><head><meta charset="utf-8"><style>
@page { size: 19cm 8cm; margin: 0.8cm 1.5cm }
body, h1 { font-family: "DejaVu Sans", sans-serif } body { font-size: 11pt } h1 { font-size: 14pt }
</style></head><body>
<h1>Note de service : où en est la data</h1>
<p>La data issue des compteurs est <b>précieuse</b> : elle nous a permis de repérer trois fuites. Mal rangée, elle reste
pourtant peu connue des autres services, qui la demandent souvent.</p>
<p>Le référent data préparera un dashboard pour le comité de juin. Une partie de ces fichiers sera publiée en open data
sur <i>data.gouv.fr</i>, à une date à fixer.</p>
</body></html>
"""


def main() -> None:
    """Draw it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "note.html").write_text(NOTE, encoding="utf-8")
        _convert(folder / "note.html", "docx:MS Word 2007 XML", "HTML (StarWriter)")
        note = load(folder / "note.docx")
        found = review(note, Policy(reader="eau"))
        tracking = Tracking("Relecture", "2026-01-05T09:00:00Z")
        (folder / "relue.docx").write_bytes(apply(note, found, tracking=tracking))
        _convert(folder / "relue.docx", "pdf")
        drawing = ["pdftoppm", "-png", "-r", "110", "-singlefile", "relue.pdf", str(TARGET.with_suffix(""))]
        subprocess.run(drawing, cwd=folder, check=True)
    print(TARGET)


def _convert(source: Path, target: str, reader: str = "") -> None:
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    reading = [f"--infilter={reader}"] if reader else []
    command = ["soffice", profile, "--headless", *reading, "--convert-to", target, "--outdir", ".", source.name]
    subprocess.run(command, cwd=source.parent, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main()
