"""The demonstration: a note read again, one sentence for three services, then the portal of a fictional collectivité.

Usage:  demo.py [--sans-portail] [--port 8000]
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
NOTE = Path("demo") / "note-de-service.docx"
OUTPUT = Path("demo") / "sortie"
SENTENCE = "La data est publiée chaque trimestre ; elle est relue avant."
READERS = ("eau", "mobilite", "rh")
FOLDER = ROOT / "demo" / "donnees"


def main() -> int:
    """Show, build, serve until Ctrl-C; return the exit code of the command that ended it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sans-portail", action="store_true", help="prépare le portail sans l'ouvrir")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    code = relecture() or transverse(["demonstration", "--dossier", str(FOLDER.relative_to(ROOT))]).returncode
    return code if code or options.sans_portail else portal(options.port)


def relecture() -> int:
    """Read the note again, and the same sentence for three services."""
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
        f"\nOuvrez {OUTPUT / NOTE.name} avec Word ou LibreOffice\u00a0:\n"
        "chaque changement s'y accepte ou s'y refuse (Word\u00a0: onglet Révision\u00a0;\n"
        "LibreOffice\u00a0: Édition, Suivi des modifications, Gérer).\n\n"
        "Pour vos propres documents\u00a0:\n  .venv/bin/transverse relire MON-DOCUMENT.docx\n",
        flush=True,
    )
    return 0


def portal(port: int) -> int:
    """Serve the fictional collectivité until Ctrl-C, which is how one leaves."""
    own = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    own |= {"TRANSVERSE_DIR": str(FOLDER), "TRANSVERSE_ADDRESS": f"http://localhost:{port}"}
    command = [sys.executable, "-m", "transverse.cli", "servir", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=own) as server:
        while True:
            try:
                return server.wait()
            except KeyboardInterrupt:  # the server has it too, and closes what it is doing
                continue


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
