"""What is asked of a service and what it has promised, need by need, for a page that is read alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.db.models import Sum

from transverse.portal.projects.models.calls import Request, Share, promised
from transverse.portal.projects.models.projects import Need
from transverse.portal.projects.quarters import said, said_between


@dataclass(frozen=True, slots=True)
class Part:
    """Days of one need in one quarter; `promised` is None until an answer."""

    quarter: str
    asked: Decimal
    promised: Decimal | None

    @property
    def words(self) -> str:
        """The quarter in words."""
        return said(self.quarter)


@dataclass(frozen=True, slots=True)
class Line:
    """Days of one need, quarter by quarter."""

    need: Need
    parts: tuple[Part, ...]

    @property
    def most(self) -> Decimal:
        """The days of the quarter that asks for most."""
        return max(part.asked for part in self.parts)

    @property
    def is_even(self) -> bool:
        """Tell whether each quarter asks for the same."""
        return len({part.asked for part in self.parts}) == 1

    @property
    def asked(self) -> Decimal:
        """The days of all quarters."""
        return sum((part.asked for part in self.parts), Decimal(0))

    @property
    def promised(self) -> Decimal:
        """The days promised, of all quarters."""
        return sum((part.promised or Decimal(0) for part in self.parts), Decimal(0))

    @property
    def most_promised(self) -> Decimal:
        """The days promised in the quarter that has most."""
        return max((part.promised or Decimal(0) for part in self.parts), default=Decimal(0))

    @property
    def span(self) -> str:
        """When, in words: « du 1er au 3e trimestre 2027 »."""
        return said_between(self.parts[0].quarter, self.parts[-1].quarter)


def lines(shares: Iterable[Share]) -> tuple[Line, ...]:
    """Group shares by need, in their order; needs and skills are read with them."""
    return tuple(
        Line(need, tuple(Part(each.quarter, each.asked, each.promised) for each in parts))
        for need, parts in groupby(shares, key=lambda each: each.need)
    )


def promised_elsewhere(request: Request) -> Decimal:
    """Return the days that the service has promised to other calls, in the quarters of the project; one query."""
    others = promised().filter(request__unit=request.unit_id, quarter__in=request.call.project.quarters)
    return others.exclude(request=request.pk).aggregate(days=Sum("promised"))["days"] or Decimal(0)
