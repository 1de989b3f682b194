"""The direct line: agree on a meeting, say that it was held, follow it in a calendar; see which lines are silent."""
