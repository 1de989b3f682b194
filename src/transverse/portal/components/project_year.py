"""The year in the address of a page of the projects."""

from django.urls import register_converter
from django.urls.converters import IntConverter

from transverse.portal.projects.board import FIRST_YEAR, LAST_YEAR

YEAR = "project_year"


class YearConverter(IntConverter):
    """A year whose quarters can be written; any other is an address that leads nowhere."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        """Read the year.

        Raises
        ------
        ValueError
            No project runs so far away.
        """
        year = super().to_python(value)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(value)
        return year


register_converter(YearConverter, YEAR)
