"""The shipped table: its cost, its inverses over all words, and that the script makes it again."""

import importlib.util
import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from transverse.language.forms import lexicon
from transverse.language.forms.table import Table

PACKED = resources.files("transverse.language.forms").joinpath("forms.txt.xz")
SCRIPT = Path(__file__).parents[2] / "scripts/build_forms.py"
MEASURE = """
import json, re
from transverse.language.forms import lexicon
lexicon().tags("donnée")
with open("/proc/self/status") as status:  # the peak of this program, not that of the one that started it
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", status.read())[1])
print(json.dumps(peak // 1024))
"""


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("build_forms", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def test_a_fresh_process_pays_little_memory():
    answer = subprocess.run([sys.executable, "-c", MEASURE], check=True, capture_output=True, text=True)
    assert json.loads(answer.stdout) < 80  # megabytes


def test_the_file_is_small_and_has_its_notice():
    assert len(PACKED.read_bytes()) < 500_000
    notice = resources.files("transverse.language.forms").joinpath("NOTICE").read_text("utf-8")
    assert "Mozilla Public License" in notice
    assert "build_forms.py" in notice


def test_affixes_are_expanded_from_any_folder(build, tmp_path):
    (tmp_path / "fr.aff").write_text(
        "SFX S. Y 2\nSFX S. 0 0/L'D'Q' [^sxz] is:sg\nSFX S. 0 s/D'Q' [^sxz] is:pl\nPFX L' 0 l' . dp:le\n", "utf-8"
    )
    (tmp_path / "fr.dic").write_text("2\nruche/S.() po:nom is:fem\nici po:adv\n", "utf-8")
    assert build.compile_table(tmp_path) == "/ =adv\n/ =noun:fs s=noun:fp\n\n0\tici\n1\truche"


def all_forms(*tags):
    table = Table()
    for stem, numbers in table._stems.items():
        for number in numbers:
            for ending, readings in table._paradigm(number).tags.items():
                if not {*tags}.isdisjoint(readings):
                    yield stem + ending


def test_the_plural_of_all_feminines_gives_the_singular_back():
    forms = {form for form in all_forms("adj:fs", "ppas:fs") if form.islower()}
    kind = ("adj", "ppas")
    plurals = {form: lexicon().inflect(form, "fs", "fp", kind) for form in forms}
    lost = [form for form, plural in plurals.items() if plural and lexicon().inflect(plural, "fp", "fs", kind) != form]
    assert len(forms) > 25_000
    assert len(lost) < 100, lost


def test_all_third_persons_have_a_plural_but_those_of_impersonal_verbs():
    forms = set(all_forms("verb:P3s"))
    without = {form for form in forms if lexicon().pluralise_verb(form) is None}
    assert len(forms) > 7_000
    assert len(without) < 60, without
    assert {"faut", "neige"} <= without
