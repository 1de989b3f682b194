"""The sheet of a unit, and which units expect a relay."""
