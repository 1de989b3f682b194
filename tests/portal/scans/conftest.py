"""The share of the water service."""

from portal.data.conftest import _own_place, folder, share

__all__ = ["_own_place", "folder", "share"]
