"""A term of a reference list of skills, and what is said of a file that holds none."""

from dataclasses import dataclass

from transverse.common.errors import TransverseError

LABEL, FAMILY = 120, 60  # characters of a skill and of its family in the closed list


@dataclass(frozen=True, slots=True)
class Term:
    """One skill, as a reference list names it.

    Attributes
    ----------
    code
        What identifies it in its list and never changes: ``"esco-cc7370dd-…"``, ``"rome-101846"``.
    label
        In the words of the list, in whatever language its file is.
    family
        Where the list stands it, empty when it does not say.
    esco, rome
        Its identifiers in these lists, empty when it has none.
    """

    code: str
    label: str
    family: str = ""
    esco: str = ""
    rome: str = ""


class SkillFileError(TransverseError):
    """A file of skills that cannot be read: which file, where in it, what to do."""

    def __init__(self, name: str, problem: str, advice: str, line: int = 0) -> None:
        self.name, self.line = name, line
        where = f"« {name} », ligne {line}" if line else f"« {name} »"
        super().__init__(f"{where} : {problem}. {advice}")
