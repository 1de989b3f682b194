"""Term families: the anglicisms known here and what to write instead, one TOML file each."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType

from transverse.common.errors import OptionError, PluginError
from transverse.common.registry import data_files
from transverse.language.terms._read import read_family, read_heading
from transverse.language.terms.model import Example, Family, Gender, Heading, Part, Replacement, Status, Term

__all__ = [
    "Example",
    "Family",
    "Gender",
    "Heading",
    "Part",
    "Replacement",
    "Status",
    "Term",
    "families",
    "headings",
    "select",
]


@cache
def headings() -> Mapping[str, Heading]:
    """Return what each family is and whether it is on by default, by id, without reading its terms.

    Raises
    ------
    PluginError
        When the top of a file breaks its contract.
    """
    texts = ((file.name, file.read_text(encoding="utf-8")) for file in _files().values())
    found = (read_heading(name, text) for name, text in texts)
    return MappingProxyType({heading.id: heading for heading in found})


def families() -> Mapping[str, Family]:
    """Return every family by its id, those that are off included."""
    return {family.id: family for family in select(headings())}


def select(ids: Iterable[str] | None = None) -> tuple[Family, ...]:
    """Return the families `ids`, or those on by default when it is None, in the order of their names.

    Raises
    ------
    OptionError
        When one of `ids` does not exist.
    PluginError
        When a file breaks its contract, or when two terms of these families share a form.
    """
    known = headings()
    wanted = {each.id for each in known.values() if each.default} if ids is None else set(ids)
    for each in sorted(wanted - known.keys()):
        raise OptionError("les familles", each, known)
    return _load(tuple(each for each in known if each in wanted))


@cache
def _load(ids: tuple[str, ...]) -> tuple[Family, ...]:
    found = tuple(_family(each) for each in ids)
    _refuse_shared_forms(found)
    return found


@cache
def _family(name: str) -> Family:
    file = _files()[name]
    return read_family(file.name, file.read_text(encoding="utf-8"))


@cache
def _files() -> Mapping[str, Traversable]:
    return {file.name.removesuffix(".toml"): file for file in data_files(__name__)}


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
