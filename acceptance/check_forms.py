"""The table of forms that ships is the one that its script makes of the dictionary of Debian.

Usage:  check_forms.py

Needs Debian's hunspell-fr-comprehensive, which nobody else does: so no test of `make test`.
"""

import lzma
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "scripts"))

import build_forms  # noqa: E402  (found through the line above)

PACKED = ROOT / "src" / "transverse" / "language" / "forms"


def main() -> int:
    """Make the table again and compare."""
    if not (build_forms.DEBIAN / "fr.aff").exists():
        print("Il manque le paquet Debian hunspell-fr-comprehensive.", file=sys.stderr)
        return 1
    shipped = next(PACKED.glob("*.xz")).read_bytes()
    same = build_forms.compile_table(build_forms.DEBIAN) == lzma.decompress(shipped).decode()
    print("formes :", "la table livrée est celle du dictionnaire" if same else "la table livrée diffère")
    return not same


if __name__ == "__main__":
    sys.exit(main())
