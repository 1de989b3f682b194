"""Data bases that can be looked into through their address: one file each, discovered.

A file has ``ID``, ``LABEL`` (French), ``SCHEMES`` (what its addresses begin with), ``SOURCE``, ``EXAMPLES`` and
``COUNTER_EXAMPLES`` (addresses that are, and are not, for it) and ``profile(address) -> Profile``, which reads, never
writes, and raises `UnreadableError`.
"""
