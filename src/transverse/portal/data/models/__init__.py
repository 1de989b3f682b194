"""The tables of the Miroir."""

from transverse.portal.data.models.folders import AllowedFolder, Change, Finding, Refused, Scan, ScanState
from transverse.portal.data.models.holdings import Holding, Openable, Origin, Personal, Rhythm
from transverse.portal.data.models.sheets import Sheet
from transverse.portal.data.models.workshops import Contribution, Workshop

__all__ = [
    "AllowedFolder",
    "Change",
    "Contribution",
    "Finding",
    "Holding",
    "Openable",
    "Origin",
    "Personal",
    "Refused",
    "Rhythm",
    "Scan",
    "ScanState",
    "Sheet",
    "Workshop",
]
