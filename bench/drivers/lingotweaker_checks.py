"""LingoTweaker (the French rules of LanguageTool) in a process of its own.

Usage:  lingotweaker_checks.py time|check FILE

FILE holds a JSON list of paragraphs.  ``time`` prints {"load", "seconds"}; ``check`` a JSON list, one item a paragraph:
its remarks as [rule, category, start, end], counted in characters.
"""

import json
import sys
import time
from pathlib import Path

import lt_py


def main() -> None:
    """Load the checker, read all paragraphs."""
    texts = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    start = time.perf_counter()
    engine = lt_py.Engine("fr")
    engine.check("Ceci est un essai.")
    loaded = time.perf_counter()
    remarks = [engine.check(text) for text in texts]
    done = time.perf_counter()
    if sys.argv[1] == "time":
        print(json.dumps({"load": loaded - start, "seconds": done - loaded}))
        return
    print(json.dumps([[_remark(text, each) for each in found] for text, found in zip(texts, remarks, strict=True)]))


def _remark(text: str, found: dict[str, object]) -> list[object]:
    """Its offsets are bytes of UTF-8."""
    raw = text.encode()
    start, length = int(str(found["offset"])), int(str(found["length"]))
    places = [len(raw[:at].decode(errors="ignore")) for at in (start, start + length)]
    return [found["rule_id"], found["category_id"], *places]


if __name__ == "__main__":
    main()
