"""The demonstration: a note read again in the terminal, its tracked copy, one sentence for three services."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
NOTE = Path("demo") / "note-de-service.docx"
OUTPUT = Path("demo") / "sortie"
SENTENCE = "La data est publiée chaque trimestre ; elle est relue avant."
READERS = ("eau", "mobilite", "rh")


def main() -> int:
    """Show and write; return the exit code of the command."""
    shutil.rmtree(ROOT / OUTPUT, ignore_errors=True)  # the copies of the last demonstration, and nothing else
    words = ["relire", str(NOTE), "--suivi", "--sortie", str(OUTPUT), "--tout"]
    print(f"$ transverse {' '.join(words)}\n", flush=True)
    code = transverse(words).returncode
    if code:
        return code
    print(f"\nLa même phrase, pour trois services\u00a0: « {SENTENCE} »")
    for reader, text in versions():
        print(f"  {reader:<9} {text}")
    print(
        f"\nOuvrez {OUTPUT / NOTE.name} avec Word ou LibreOffice :\n"
        "chaque changement s'y accepte ou s'y refuse (Word : onglet Révision ;\n"
        "LibreOffice : Édition, Suivi des modifications, Gérer).\n\n"
        "Pour vos propres documents :\n  .venv/bin/transverse relire MON-DOCUMENT.docx"
    )
    return 0


def versions() -> list[tuple[str, str]]:
    """Return the sentence as each reader will read it."""
    lines = [json.dumps({"id": reader, "text": SENTENCE, "reader": reader}) for reader in READERS]
    answers = transverse(["relire", "--jsonl"], "\n".join(lines)).stdout.splitlines()
    return [(answer["id"], answer["text"]) for answer in map(json.loads, answers)]


def transverse(words: list[str], text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command, in the terminal unless it is given a text to read."""
    command = [sys.executable, "-m", "transverse.cli", *words]
    output = subprocess.PIPE if text is not None else None
    return subprocess.run(command, cwd=ROOT, input=text, stdout=output, encoding="utf-8", check=False)


if __name__ == "__main__":
    sys.exit(main())
