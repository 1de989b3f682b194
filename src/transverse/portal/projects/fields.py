"""A field for days of work, by halves, as people write them."""

from decimal import Decimal
from typing import Any

from django import forms

from transverse.portal.projects.models.skills import MOST_DAYS


class DaysField(forms.DecimalField):
    """Days per quarter: « 2,5 » and « 2.5 » are the same."""

    def __init__(self, *, least: str = "0.5", **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(
            min_value=Decimal(least),
            max_value=MOST_DAYS,
            max_digits=4,
            decimal_places=1,
            step_size=Decimal("0.5"),
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 (the stubs say int)
        """Read a number written with a comma as one written with a point."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)
