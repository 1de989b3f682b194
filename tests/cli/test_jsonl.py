import json
import subprocess
import sys

import pytest

from transverse.cli import jsonl


def ask(transverse, *lines, options=()):
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    done = transverse("relire", "--jsonl", *options, stdin=text.encode())
    return done, [json.loads(line) for line in done.out.splitlines()]


def test_lines_are_answered_in_order(transverse):
    texts = ["La data est prête.", "Rien ici.", "Un dashboard."]
    done, answers = ask(transverse, *({"id": place, "text": text} for place, text in enumerate(texts)))
    assert done.code == 0
    assert [answer["id"] for answer in answers] == [0, 1, 2]
    assert [answer["text"] for answer in answers] == [
        "Les données numériques sont prêtes.",
        "Rien ici.",
        "Un tableau de bord.",
    ]
    assert [len(answer["proposals"]) for answer in answers] == [1, 0, 1]


def test_a_line_names_its_reader(transverse):
    _, (water, roads) = ask(
        transverse,
        {"id": "a", "text": "La data est prête.", "reader": "eau"},
        {"id": "b", "text": "La data est prête."},
        options=["--lecteur", "mobilite"],
    )
    assert "de l'eau" in water["text"]
    assert "de mobilité" in roads["text"]


@pytest.mark.parametrize(
    ("line", "identity"),
    [
        ("pas du json", None),
        ("[" * 100_000, None),
        ("[1]", None),
        ('{"id": 7}', 7),
        ('{"id": 7, "text": 3}', 7),
        ('{"id": 7, "text": "La data \\ud800"}', 7),
        ('{"id": 7, "text": "La data.", "reader": "pisciniste"}', 7),
        ('{"id": 7, "text": "La data.", "reader": ["eau"]}', 7),
    ],
)
def test_a_bad_line_is_told_and_the_others_answered(transverse, line, identity):
    done, (bad, good) = ask(transverse, line, {"id": 8, "text": "La data est prête."})
    assert done.code == 2
    assert bad["id"] == identity
    assert bad["error"].endswith(".")
    assert good["text"] == "Les données numériques sont prêtes."


def test_a_line_too_long_is_refused_in_bounded_memory(transverse, monkeypatch):
    monkeypatch.setattr(jsonl, "_LONGEST", 1000)
    done, (bad, good) = ask(transverse, {"id": 1, "text": "x" * 200_000}, {"id": 2, "text": "La data est prête."})
    assert done.code == 2
    assert "dépasse" in bad["error"]
    assert good["id"] == 2


def test_places_are_those_of_the_text(transverse):
    text = "La data est prête.\n\n  \nNotre open data continue.\nLa data arrive."
    _, (answer,) = ask(transverse, {"id": 1, "text": text})
    edits = [edit for proposal in answer["proposals"] for edit in proposal["edits"]]
    for proposal in answer["proposals"]:
        assert text[proposal["start"] : proposal["end"]] == proposal["source"]
    rewritten = text
    for start, end, new in sorted({(edit["start"], edit["end"], edit["text"]) for edit in edits}, reverse=True):
        rewritten = rewritten[:start] + new + rewritten[end:]
    assert rewritten == answer["text"]


def test_empty_and_odd_texts_come_back(transverse):
    texts = ["", "\n\n", " ", "data\u0000\u202e"]
    _, answers = ask(transverse, *({"id": place, "text": text} for place, text in enumerate(texts)))
    assert [answer["text"] for answer in answers][:3] == texts[:3]
    assert answers[3]["text"].endswith("\u0000\u202e")


def test_each_line_is_answered_at_once():
    command = [sys.executable, "-m", "transverse.cli", "relire", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        for number in range(3):
            line = {"id": number, "text": "Le conseil se réunit."}
            process.stdin.write(json.dumps(line).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(60) == 0
