"""New grammar errors that the Relecture brings into sentences, in the eyes of two checkers of French.

Usage:  grammar.py SENTENCES.jsonl [--command "transverse"] [--cache DIR]

SENTENCES holds lines {"id", "text", "expected"?, "accept"?}.  Grammalecte and LingoTweaker read each text before and after, each
in a process of its own; a remark is new when its rule speaks more often after than before.  Remarks that the right answer
raises as well are told apart: there the checker errs.  Ends with status 1 when a remark of the other kind is new.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "bench"))  # the checkers are fetched and driven by the same code as in the benchmarks

import peers  # noqa: E402  (found through the line above)

# Marks, spaces, capitals and spelling are no agreement; the checkers' own names for them.
_NO_GRAMMAR = frozenset({"apos", "typo", "esp", "nbsp", "num", "maj"} | {"TYPOGRAPHY", "CASING", "TYPOS", "STYLE"})
_CHECKERS = {"Grammalecte": peers.grammalecte, "LingoTweaker": peers.lingotweaker}

Remark = tuple[str, str]
"""A rule of a checker, and the words it speaks of."""


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence before and after, and the right answer when it is known: ours, when it is one of those accepted."""

    id: str
    before: str
    after: str
    expected: str


def main() -> None:
    """Rewrite, check both sides, print what is new."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--command", default=str(Path(sys.executable).with_name("transverse")))
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "bench")
    options = parser.parse_args()
    cases = list(_rewritten(options.sentences, options.command))
    bad = [_report(name, cases, options.cache.absolute()) for name in _CHECKERS]
    sys.exit(1 if any(bad) else 0)


def _rewritten(path: Path, command: str) -> Iterator[Case]:
    given = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    lines = [
        json.dumps({key: each[key] for key in ("id", "text", "reader") if each.get(key)}, ensure_ascii=False)
        for each in given
    ]
    done = subprocess.run(
        [*command.split(), "relire", "--jsonl"],
        input="\n".join(lines),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    for each, line in zip(given, done.stdout.splitlines(), strict=True):
        after = json.loads(line)["text"]
        right = after if after in each.get("accept", ()) else each.get("expected", "")
        yield Case(str(each["id"]), each["text"], after, right)


def _report(name: str, cases: Sequence[Case], cache: Path) -> int:
    """Print the new remarks of one checker; return how many the right answer does not raise."""
    try:
        start, env = _CHECKERS[name](cache)
    except peers.UnavailableError as error:
        print(f"{name} : non mesuré ({error})")
        return 1
    sides = [
        _remarks(start, env, texts) for texts in zip(*((c.before, c.after, c.expected) for c in cases), strict=True)
    ]
    before, after, expected = ([Counter(rule for rule, _ in each) for each in side] for side in sides)
    rules = Counter[str]()
    excused = 0
    for case, old, new, right, remarks in zip(cases, before, after, expected, sides[1], strict=True):
        for rule in new - old:
            if case.expected and right[rule] >= new[rule]:
                excused += 1
                continue
            rules[rule] += 1
            words = " | ".join(words for each, words in remarks if each == rule)
            print(f"{name}  {rule}  [{words}]\n    {case.id} avant : {case.before}\n    {case.id} après : {case.after}")
    print(
        f"{name} : {sum(map(Counter.total, before))} remarques avant, {sum(map(Counter.total, after))} après ; ", end=""
    )
    print(f"{rules.total()} nouvelles, et {excused} que la bonne réponse soulève aussi. {dict(rules.most_common())}")
    return rules.total()


def _remarks(start: Sequence[str | Path], env: dict[str, str], texts: Iterable[str]) -> list[list[Remark]]:
    listed = list(texts)
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(listed, file)
        file.flush()
        done = subprocess.run(
            [*start, "check", file.name], env=env, stdout=subprocess.PIPE, encoding="utf-8", check=True
        )
    found = json.loads(done.stdout)
    return [
        [(rule.partition("__b")[0], text[begin:end]) for rule, kind, begin, end in each if kind not in _NO_GRAMMAR]
        for text, each in zip(listed, found, strict=True)
    ]


if __name__ == "__main__":
    main()
