"""Time the product on a text file, through its public door.

Usage:  product.py FILE

Prints {"load", "seconds", "proposals"}.

The model is loaded on a sentence of another text first: the seconds are those of reading, reviewing and writing.
"""

import json
import sys
import time
from pathlib import Path

from transverse.documents import read_document
from transverse.language import apply, review

_WARMING = "La data est ouverte à tous.".encode()


def main() -> None:
    """Load, then read, review and write once."""
    source = Path(sys.argv[1]).read_bytes()
    start = time.perf_counter()
    review(read_document(_WARMING, "essai.txt"))
    loaded = time.perf_counter()
    document = read_document(source, "texte.txt")
    found = review(document)
    apply(document, found)
    done = time.perf_counter()
    print(json.dumps({"load": loaded - start, "seconds": done - loaded, "proposals": len(found.proposals)}))


if __name__ == "__main__":
    main()
