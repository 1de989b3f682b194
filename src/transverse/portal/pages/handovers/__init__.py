"""Hand-overs: what the next relay must find."""
