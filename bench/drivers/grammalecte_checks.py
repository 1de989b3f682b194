"""Grammalecte in a process of its own.

Usage:  grammalecte_checks.py time|check FILE

FILE holds a JSON list of paragraphs.  ``time`` prints {"load", "seconds"}; ``check`` a JSON list, one item a paragraph:
its remarks as [rule, type, start, end].
"""

import json
import sys
import time
from pathlib import Path

import grammalecte


def main() -> None:
    """Load the checker, read all paragraphs."""
    texts = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    start = time.perf_counter()
    checker = grammalecte.GrammarChecker("fr", "Python")
    checker.getParagraphErrors("Ceci est un essai.")
    loaded = time.perf_counter()
    remarks = [list(checker.getParagraphErrors(text)[0]) for text in texts]
    done = time.perf_counter()
    if sys.argv[1] == "time":
        print(json.dumps({"load": loaded - start, "seconds": done - loaded}))
        return
    print(json.dumps([[_remark(each) for each in found] for found in remarks]))


def _remark(found: dict[str, object]) -> list[object]:
    return [found["sRuleId"], found["sType"], found["nStart"], found["nEnd"]]


if __name__ == "__main__":
    main()
