"""Term families: the anglicisms known here and what to write instead, one TOML file each."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from transverse.common.errors import OptionError, PluginError
from transverse.common.registry import data_files
from transverse.language.terms._read import read_family
from transverse.language.terms.model import Example, Family, Gender, Part, Replacement, Status, Term

__all__ = [
    "Example",
    "Family",
    "Gender",
    "Part",
    "Replacement",
    "Status",
    "Term",
    "families",
    "select",
]


@cache
def families() -> Mapping[str, Family]:
    """Return every family by its id, in alphabetical order.

    Raises
    ------
    PluginError
        When a file breaks its contract, or when two terms share a form.
    """
    found = [read_family(file.name, file.read_text(encoding="utf-8")) for file in data_files(__name__)]
    _refuse_shared_forms(found)
    return MappingProxyType({family.id: family for family in found})


def select(ids: Iterable[str] | None = None) -> tuple[Family, ...]:
    """Return the families `ids`, or those on by default when it is None.

    Raises
    ------
    OptionError
        When one of `ids` does not exist.
    """
    known = families()
    if ids is None:
        return tuple(family for family in known.values() if family.default)
    wanted = list(ids)
    for each in wanted:
        if each not in known:
            raise OptionError("les familles", each, known)
    return tuple(family for family in known.values() if family.id in wanted)


def _refuse_shared_forms(found: Iterable[Family]) -> None:
    owner: dict[str, str] = {}
    for family in found:
        for term in family.terms:
            for form in term.forms:
                first = owner.setdefault(form.lower(), term.id)
                if first != term.id:
                    raise PluginError(
                        f"{family.id}.toml", f"« {form} » est déjà dans le terme « {first} » ; retirez-le"
                    )
