"""One measured figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the product, beside that of a peer when there is one.

    Attributes
    ----------
    section
        A key of the sections of the report.
    name
        What was measured, unique.
    value, unit
        The product's figure.
    peer, peer_value
        The peer's name and figure in the same unit; no value when it could not be run, and then `note` says why.
    aim
        In words, such as "< 0,5 s".
    met
        Whether the aim is met, None without one.
    note
        What a reader has to know of this figure.
    """

    section: str
    name: str
    value: float
    unit: str
    peer: str = ""
    peer_value: float | None = None
    aim: str = ""
    met: bool | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """The product's figure over the peer's."""
        return self.value / self.peer_value if self.peer_value else None
