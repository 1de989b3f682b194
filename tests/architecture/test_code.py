"""The shape of the code base: short files, contracts written down, doors that do not move."""

import ast
import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("src", "tests", "bench", "acceptance", "scripts", "docs", ".ci", "requirements")
LONGEST = 400
MACHINE = re.compile(r"(?<![\w.<>])/(?:home|root|Users|work|workspace|mnt)/\w|\b[A-Z]:\\Users\\")

DOORS = {
    "transverse.cli": {"main"},
    "transverse.language": {
        *("NO_PARSER", "Confidence", "Kept", "Numeriques", "Policy", "Proposal", "Review", "Status"),
        *("apply", "edits", "review", "review_blocks"),
    },
    "transverse.language.clauses": {"Clauses", "read"},
    "transverse.language.coreference": {
        *("PREVIOUS_SENTENCE", "Candidate", "Pronoun"),
        *("candidates", "may_hold", "pronouns", "resolve"),
    },
    "transverse.language.plan": {"Plan", "parsed", "plan"},
    "transverse.language.predicate": {"adjective", "agree", "bears_person"},
    "transverse.language.forms": {"TENSES", "Lexicon", "Verb", "elides", "is_aspirated", "lexicon"},
    "transverse.language.terms": {
        *("Example", "Family", "Gender", "Heading", "Part", "Replacement", "Status", "Term"),
        *("families", "headings", "select"),
    },
    "transverse.documents": {
        *("Block", "Document", "Edit", "Kind", "Span", "Tracking", "apply_to_text", "check_edits", "known_formats"),
        *("load", "read_document", "write_document"),
    },
    "transverse.inventory": {
        *(
            "Column",
            "Dataset",
            "File",
            "Held",
            "Inventory",
            "Personal",
            "Schema",
            "Status",
            "Summary",
            "Table",
            "Trade",
        ),
        *("scan", "summarise"),
    },
    "transverse.organisation": {
        *("Agent", "AgentChange", "Anomaly", "Changes", "Chart", "Column", "Consequence", "Group", "HeadChange"),
        *("Post", "PostChange", "Reading", "Severity", "Transfer", "Unit", "UnitChange"),
        *("as_csv", "differences", "explain", "explain_group", "importers", "own_columns", "read_chart"),
        *("summary", "template"),
    },
    "transverse.papers": {
        *(
            "FORMATS",
            "Block",
            "Bullets",
            "Checklist",
            "Facts",
            "Figures",
            "Format",
            "Heading",
            "Lead",
            "Mandate",
            "Note",
        ),
        *("Paper", "PaperKind", "Paragraph", "Place", "Run", "Signatory", "Signatures", "Table", "Task"),
        *("changes", "papers", "write"),
    },
    "transverse.trades": {
        *(
            "Cue",
            "Form",
            "Found",
            "Handled",
            "Hint",
            "Phrase",
            "Ranked",
            "Recognition",
            "Trade",
            "recognise",
            "score",
            "trades",
        ),
    },
}


def _files(*suffixes):
    found = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in suffixes)
    return sorted(
        path for path in found if not {"__pycache__", "migrations"} & set(path.parts)
    )  # Django writes migrations


def _name(path):
    return str(path.relative_to(ROOT))


def _trees():
    found = [path for path in _files(".py") if path.is_relative_to(ROOT / "src")]
    return [(_name(path), ast.parse(path.read_text("utf-8"))) for path in found]


def _functions(tree):
    return [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)]


def test_no_file_is_long():
    written = _files(".py", ".toml", ".sh", ".bas")
    assert [_name(path) for path in written if len(path.read_text("utf-8").splitlines()) > LONGEST] == []


def test_files_and_functions_are_short_as_a_rule():
    sizes = sorted(len(path.read_text("utf-8").splitlines()) for path in (ROOT / "src").rglob("*.py"))
    bodies = sorted(each.end_lineno - each.lineno + 1 for _, tree in _trees() for each in _functions(tree))
    assert sizes[len(sizes) // 2] <= 90
    assert bodies[len(bodies) // 2] <= 10
    assert bodies[len(bodies) * 9 // 10] <= 35


def test_a_public_name_has_a_docstring_that_says_more_than_the_name():
    poor = []
    for file, tree in _trees():
        for each in _public(tree):
            said = (ast.get_docstring(each) or "").lower()
            if not set(re.findall(r"\w+", said)) - {*each.name.lower().split("_"), "return", "the", "a"}:
                poor.append(f"{file}: {each.name}")
    assert poor == []


def _public(tree):
    for each in tree.body:
        if isinstance(each, ast.ClassDef | ast.FunctionDef) and not each.name.startswith("_") and each.name != "Meta":
            yield each
            if isinstance(each, ast.ClassDef):
                yield from _public(each)


def test_no_argument_is_thrown_away():
    thrown = []
    for file, tree in _trees():
        for function in _functions(tree):
            names = {each.arg for each in (*function.args.args, *function.args.kwonlyargs)}
            gone = [each for each in function.body if isinstance(each, ast.Delete)]
            targets = {target.id for each in gone for target in each.targets if isinstance(target, ast.Name)}
            thrown += [f"{file}: {function.name}"] if targets & names else []
    assert thrown == []


@pytest.mark.parametrize(("door", "names"), DOORS.items())
def test_a_door_opens_on_these_names(door, names):
    module = importlib.import_module(door)
    assert set(module.__all__) == names
    assert all(hasattr(module, name) for name in names)


def test_no_file_knows_a_machine():
    written = [*_files(".py", ".toml", ".md", ".sh", ".txt", ".yml"), *ROOT.glob("*.md"), ROOT / "Makefile"]
    assert [_name(path) for path in written if MACHINE.search(path.read_text("utf-8"))] == []


def test_lint_runs_each_checker_and_test_runs_lint():
    rules = re.findall(r"^(\w+):([^=\n]*)\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    needs = {name: line.partition("##")[0].split() for name, line, _ in rules}
    recipes = {name: re.findall(r"\$\(BIN\)/(.+)", recipe) for name, _, recipe in rules}
    checkers = ["ruff check", "ruff format --check", "djade --check $(TEMPLATES)", "mypy", "lint-imports", "deptry src"]
    assert recipes["lint"] == checkers
    assert "lint" in needs["test"]
    assert recipes["test"][0].startswith("pytest")
