"""French determiners by class, gender and number."""

from dataclasses import dataclass

# class: ms, fs, plural masculine, plural feminine
_CLASSES: dict[str, tuple[str, str, str, str]] = {
    "definite": ("le", "la", "les", "les"),
    "indefinite": ("un", "une", "des", "des"),
    "demonstrative": ("ce", "cette", "ces", "ces"),
    "my": ("mon", "ma", "mes", "mes"),
    "your": ("ton", "ta", "tes", "tes"),
    "its": ("son", "sa", "ses", "ses"),
    "our": ("notre", "notre", "nos", "nos"),
    "yours": ("votre", "votre", "vos", "vos"),
    "their": ("leur", "leur", "leurs", "leurs"),
    "which": ("quel", "quelle", "quels", "quelles"),
    "all": ("tout", "toute", "tous", "toutes"),
    "certain": ("certain", "certaine", "certains", "certaines"),
    "such": ("tel", "telle", "tels", "telles"),
    "each": ("chaque", "chaque", "chaque", "chaque"),
    "no": ("aucun", "aucune", "aucun", "aucune"),
    "null": ("nul", "nulle", "nul", "nulle"),
    "of the": ("du", "de la", "des", "des"),
    "to the": ("au", "à la", "aux", "aux"),
    "several": ("", "", "plusieurs", "plusieurs"),
    "some": ("quelque", "quelque", "quelques", "quelques"),
}
SINGULAR_ONLY = frozenset({"each", "no", "null"})
"""Determiners that keep their noun in the singular: "aucune donnée"."""

_VARIANTS = {"l'": ("definite", "s"), "cet": ("demonstrative", "ms")}
_AMBIGUOUS_GENDER = frozenset({"my", "your", "its", "our", "yours", "their", "each", "some"})
_ORDER = ("ms", "fs", "mp", "fp")


@dataclass(frozen=True, slots=True)
class Determiner:
    """A class of determiner, with the gender ("m", "f", "") and number ("s", "p") that a form shows."""

    name: str
    gender: str
    number: str


def _table() -> dict[str, Determiner]:
    table: dict[str, Determiner] = {}
    for name, forms in _CLASSES.items():
        for code, form in zip(_ORDER, forms, strict=True):
            if not form or " " in form:
                continue
            same = forms.count(form) > 1 or (name in _AMBIGUOUS_GENDER and form in {"mon", "ton", "son"})
            number = "s" if forms.index(form) < 2 else "p"
            table.setdefault(form, Determiner(name, "" if same else code[0], number))
    table |= {form: Determiner(name, "" if code == "s" else "m", "s") for form, (name, code) in _VARIANTS.items()}
    return table


_TABLE = _table()


def read(low: str) -> Determiner | None:
    """Return the determiner that the lower-case word `low` is, None when it is none."""
    return _TABLE.get(low)


def form(name: str, target: str) -> str:
    """Return the form of class `name` for `target` ("ms", "fs", "mp", "fp"), before any elision."""
    return _CLASSES[name][_ORDER.index(target)]
