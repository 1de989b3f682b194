import json
from pathlib import Path

DOCS = (Path(__file__).parents[2] / "docs" / "relire-json.md").read_text(encoding="utf-8")


def keys(value):
    """Yield all the keys of an answer, those of `blocks` (numbers) and of the counts left out."""
    if isinstance(value, dict):
        for key, inside in value.items():
            if not key.isdigit():
                yield key
            yield from keys(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from keys(inside)


def test_the_answer_is_versioned_and_documented(transverse, note, tmp_path):
    done = transverse("relire", note, tmp_path / "absent.txt", "--json")
    assert done.code == 2
    answer = json.loads(done.out)
    assert answer["version"] == 1
    missing = {key for key in keys(answer) if key != "summary" and f"`{key}`" not in DOCS}
    assert not missing - {"version", "documents", *answer["summary"]}
    read, absent = answer["documents"]
    assert set(absent) == {"path", "error"}
    assert "il n'existe pas" in absent["error"]
    assert read["format"] == "text"
    assert read["written"] is None


def test_places_name_the_words(transverse, note):
    document = json.loads(transverse("relire", note, "--json").out)["documents"][0]
    (proposal,), (kept,) = document["proposals"], document["kept"]
    for each in (proposal, kept):
        assert document["blocks"][str(each["block"])]["text"][each["start"] : each["end"]] == each["source"] == "data"
    assert proposal["status"]["label"] == "Règle de l'atelier"
    assert proposal["confidence"] == "sure"


def test_it_says_where_it_wrote(transverse, note, tmp_path):
    answer = json.loads(transverse("relire", note, "--json", "--sortie", tmp_path / "relu").out)
    assert answer["documents"][0]["written"] == str(tmp_path / "relu" / "note.txt")
    assert answer["summary"]["written"] == 1


def test_a_name_that_is_no_text_is_still_json(transverse, note):
    odd = note.rename(note.with_name("note\udcff.txt"))
    document = json.loads(transverse("relire", odd, "--json").out)["documents"][0]
    assert document["path"] == str(odd)
