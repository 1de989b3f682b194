"""The organisation: read its chart whatever the form, say what is odd in it, compare two of them.

The public door: ``read_chart`` gives a sound chart and its anomalies, ``explain`` puts words on these, ``differences``
tells what changed, ``as_csv`` and ``template`` write our own table.
"""

from transverse.organisation.anomaly import Anomaly, Consequence, Group, Severity, summary
from transverse.organisation.columns import Column, own_columns
from transverse.organisation.differences import (
    AgentChange,
    Changes,
    HeadChange,
    PostChange,
    Transfer,
    UnitChange,
    differences,
)
from transverse.organisation.model import Agent, Chart, Post, Unit
from transverse.organisation.reader import importers
from transverse.organisation.reading import Reading, read_chart
from transverse.organisation.wording import explain, explain_group
from transverse.organisation.writing import as_csv, template

__all__ = [
    "Agent",
    "AgentChange",
    "Anomaly",
    "Changes",
    "Chart",
    "Column",
    "Consequence",
    "Group",
    "HeadChange",
    "Post",
    "PostChange",
    "Reading",
    "Severity",
    "Transfer",
    "Unit",
    "UnitChange",
    "as_csv",
    "differences",
    "explain",
    "explain_group",
    "importers",
    "own_columns",
    "read_chart",
    "summary",
    "template",
]
