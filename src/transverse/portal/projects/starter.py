"""The list with which a collectivité may begin, and the profiles that gather some of its skills: ``skills.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from transverse.portal.projects.terms import Term


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of job, and the codes of the skills at its heart; `rome` is empty when ROME has no such job."""

    code: str
    label: str
    skills: tuple[str, ...]
    rome: str = ""


@cache
def starter() -> tuple[Term, ...]:
    """Return the skills of the list; only the same skill of ESCO is kept, not one that is near."""
    return tuple(
        Term(each["code"], each["label"], each["family"], esco="" if each.get("near") else each.get("esco", ""))
        for each in _file()["skills"]
    )


@cache
def profiles() -> tuple[Profile, ...]:
    """Return the profiles, in the order of the file."""
    return tuple(
        Profile(each["code"], each["label"], tuple(each["skills"]), each.get("rome", ""))
        for each in _file()["profiles"]
    )


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(files("transverse.portal.projects").joinpath("skills.toml").read_text("utf-8"))
