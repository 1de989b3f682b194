"""The demonstration: a note read again in the terminal, and its copy with tracked changes."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
NOTE = Path("demo") / "note-de-service.docx"
OUTPUT = Path("demo") / "sortie"


def main() -> int:
    """Show and write; return the exit code of the command."""
    shutil.rmtree(ROOT / OUTPUT, ignore_errors=True)  # the copies of the last demonstration, and nothing else
    words = ["relire", str(NOTE), "--suivi", "--sortie", str(OUTPUT), "--tout"]
    print(f"$ transverse {' '.join(words)}\n", flush=True)
    code = subprocess.run([sys.executable, "-m", "transverse.cli", *words], cwd=ROOT, check=False).returncode
    if code == 0:
        print(
            f"\nOuvrez {ROOT / OUTPUT / NOTE.name} avec Word ou LibreOffice : chaque changement s'y accepte ou s'y "
            "refuse\n(Word : onglet Révision ; LibreOffice : Édition > Suivi des modifications > Gérer).\n"
            "Et pour vos propres documents : .venv/bin/transverse relire MON-DOCUMENT.docx"
        )
    return code


if __name__ == "__main__":
    sys.exit(main())
