#!/usr/bin/env python3
"""Score a rewriting engine on the agreement set.

Usage:  score.py ENGINE_CMD [--set learn|check] [--cache DIR] [--failures FILE]

ENGINE_CMD is a shell command: JSON lines {"id", "text"} in, {"id", "text"} out.
Prints the share of sentences restored, by phenomenon, then the words missed and the words changed wrongly.
"""

import argparse
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

Case = dict[str, Any]

_OPTIONAL = re.compile(r"\b(données?) numériques?\b", re.IGNORECASE)
_WORDS = re.compile(r"\w+['’]?|[^\w\s]")
_SHOWN = 40


def main() -> None:
    """Parse the command line, run the engine, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("engine", help="shell command of the engine")
    parser.add_argument("--set", choices=("learn", "check"), default="learn")
    parser.add_argument("--cache", type=Path, default=Path(".cache/agreement"))
    parser.add_argument("--failures", type=Path, help="file for the failed lines, one JSON object each")
    options = parser.parse_args()
    cases = _load(options.cache / f"{options.set}.jsonl")
    outputs = _run(options.engine, cases)
    failed = [case for case in cases if not _is_right(case, outputs.get(case["id"], ""))]
    _print_rates(cases, {case["id"] for case in failed})
    slips = [(case, slip) for case in failed for slip in _slips(case, outputs.get(case["id"], ""))]
    _print_slips(slips)
    if options.failures:
        lines = (json.dumps({**case, "got": outputs.get(case["id"])}, ensure_ascii=False) for case in failed)
        options.failures.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _load(path: Path) -> list[Case]:
    if not path.exists():
        sys.exit(f"{path} is missing: run bench/agreement/build.py first")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _run(command: str, cases: Iterable[Case]) -> dict[str, str]:
    requests = "".join(
        json.dumps({"id": case["id"], "text": case["text"]}, ensure_ascii=False) + "\n" for case in cases
    )
    done = subprocess.run(command, shell=True, input=requests, stdout=subprocess.PIPE, encoding="utf-8", check=False)  # noqa: S602 (the command is the caller's own)
    if done.returncode:
        sys.exit(f"the engine failed with status {done.returncode}")
    replies = (json.loads(line) for line in done.stdout.splitlines() if line.strip())
    return {reply["id"]: reply["text"] for reply in replies}


def _fold(text: str) -> str:
    """Erase what does not count: spaces, the shape of apostrophes, "numérique(s)" after donnée(s)."""
    return _OPTIONAL.sub(r"\1", " ".join(text.replace("’", "'").split()))


def _is_right(case: Case, output: str) -> bool:
    return _fold(output) == _fold(case["expected"])


def _print_rates(cases: Iterable[Case], failed: set[str]) -> None:
    groups: dict[str, list[bool]] = defaultdict(list)
    for case in cases:
        right = case["id"] not in failed
        sure = "contested" not in case["phenomena"]
        labels = ["all", "all but contested" if sure else "", "données" if case["noun"] == "données" else "stand-ins"]
        for label in (*labels, *(f"  {phenomenon}" for phenomenon in case["phenomena"])):
            groups[label].append(right)
    groups.pop("", None)
    for label, results in sorted(groups.items(), key=lambda group: (group[0].startswith(" "), group[0])):
        print(f"{label:<24}{100 * sum(results) / len(results):6.1f} %  ({sum(results)}/{len(results)})")


def _slips(case: Case, output: str) -> Iterator[tuple[str, str]]:
    """Yield (class, words) for each difference: a word missed, or one changed wrongly."""
    wanted, got, source = (_WORDS.findall(_fold(text)) for text in (case["expected"], output, case["text"]))
    for kind, start, end, left, right in SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes():
        if kind != "equal":
            missed = " ".join(got[left:right]) in " ".join(source)
            yield (
                "missed" if missed else "wrong change",
                f"{' '.join(got[left:right])} -> {' '.join(wanted[start:end])}",
            )


def _print_slips(slips: Iterable[tuple[Case, tuple[str, str]]]) -> None:
    slips = list(slips)
    print()
    for kind, count in Counter(kind for _, (kind, _) in slips).most_common():
        print(f"{kind:<24}{count:6}")
    counts = Counter(
        (label, kind, words) for case, (kind, words) in slips for label in case["phenomena"] if label != "determiner"
    )
    for (label, kind, words), count in counts.most_common(_SHOWN):
        print(f"{count:6}  {label:<20}{kind:<14}{words}")


if __name__ == "__main__":
    main()
