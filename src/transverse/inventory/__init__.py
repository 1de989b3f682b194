"""C4: what data a folder or a data base holds, in the words of the trades.

This is the public door: ``scan(root) -> Inventory``, then ``summarise(inventory)`` to tell it, ``report.as_json`` to
keep it, ``catalogue.draw`` and the exports to give it to other software.
"""

from transverse.inventory.model import Column, Dataset, File, Inventory, Personal, Schema, Status, Table, Trade
from transverse.inventory.scan import scan
from transverse.inventory.summary import Held, Summary, summarise

__all__ = [
    "Column",
    "Dataset",
    "File",
    "Held",
    "Inventory",
    "Personal",
    "Schema",
    "Status",
    "Summary",
    "Table",
    "Trade",
    "scan",
    "summarise",
]
