"""A chart in the making: what the lines say, once, before anyone checks where the references lead."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from transverse.organisation.anomaly import Log
from transverse.organisation.model import Agent, Post, Unit

_Thing = TypeVar("_Thing", Unit, Agent)


class Draft:
    """Units, posts and agents by code; `parent` and `superior` still as the file writes them.

    Attributes
    ----------
    log
        Where to report.
    columns
        How the file names the fields « parent », « superior », « email », for the messages.
    aliases
        Codes of posts under the names by which the file refers to them, when these are not codes.
    """

    def __init__(self, log: Log) -> None:
        self.log = log
        self.columns: Mapping[str, str] = {}
        self.units: dict[str, Unit] = {}
        self.posts: dict[str, Post] = {}
        self.agents: dict[str, Agent] = {}
        self.aliases: dict[str, str] = {}
        self._numbers: dict[str, int] = {}

    def column(self, field: str) -> str:
        """Return how the file names `field`."""
        return self.columns.get(field, "")

    def unit(self, code: str, name: str, parent: str = "", trade: str = "", line: int = 0) -> None:
        """Add a unit, or complete it: what was said first stays."""
        new = Unit(code, name, parent or None, trade, line)
        known = self.units.setdefault(code, new)
        if known is not new and (name or parent or trade):
            self.units[code] = self._merged(known, new, ("name", "parent", "trade"), "unit-conflict")

    def agent(self, code: str, last_name: str, first_name: str, email: str, line: int) -> str:
        """Add an agent, or complete it, and return its code."""
        new = Agent(code, last_name, first_name, email, line)
        known = self.agents.setdefault(code, new)
        if known is not new:
            self.agents[code] = self._merged(known, new, ("last_name", "first_name", "email"), "agent-conflict")
        return code

    def _merged(self, known: _Thing, new: _Thing, fields: tuple[str, ...], conflict: str) -> _Thing:
        """Return `known` with what only `new` tells; what they tell differently is reported."""
        missing: dict[str, Any] = {}
        for name in fields:
            before, after = getattr(known, name), getattr(new, name)
            if after and not before:
                missing[name] = after
            elif after and after != before:
                self.log.add(conflict, new.line, self.column(name), known.code, f"« {before} » puis « {after} »")
        return replace(known, **missing) if missing else known

    def post(self, post: Post) -> None:
        """Add a post; a code that is taken is reported, and the first post stays."""
        known = self.posts.setdefault(post.code, post)
        if known is not post:
            self.log.add("post-repeated", post.line, self.column("post"), post.code, str(known.line))

    def anonymous_agent(self, last_name: str, first_name: str, email: str, line: int, *, told: bool) -> str:
        """Add an agent without staff number, under its address or its name; `told`: that is known of the whole file."""
        whole = f"{first_name} {last_name}".strip()
        base = email.lower() or whole
        code = self.free(base, self.agents)
        if code != base:
            self.log.add("agent-namesake", line, self.column("last_name"), whole, code)
        elif not told:
            self.log.add("agent-code-missing", line, self.column("agent"), whole, code)
        return self.agent(code, last_name, first_name, email, line)

    def free(self, base: str, taken: Mapping[str, object]) -> str:
        """Return `base`, or the first of « base-2 », « base-3 »… that is not taken."""
        code = base
        while code in taken:
            self._numbers[base] = self._numbers.get(base, 1) + 1
            code = f"{base}-{self._numbers[base]}"
        return code


def made_post_code(draft: Draft, unit: str, holder: str | None) -> str:
    """Return a code for a post that has none, the same at the next import if its agent or its rank in the unit is."""
    return draft.free(f"P:{holder}" if holder else f"P:{unit}:vacant", draft.posts)


def fte_text(value: Decimal) -> str:
    """Write a share of full time as our own table does: « 0,8 »."""
    plain = format(value.normalize(), "f")
    return plain.replace(".", ",")
