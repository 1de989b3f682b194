"""The tables of the Miroir."""

from transverse.portal.data.models.holdings import Holding, Openable, Origin, Personal, Rhythm
from transverse.portal.data.models.sheets import Sheet
from transverse.portal.data.models.workshops import Contribution, Workshop

__all__ = ["Contribution", "Holding", "Openable", "Origin", "Personal", "Rhythm", "Sheet", "Workshop"]
