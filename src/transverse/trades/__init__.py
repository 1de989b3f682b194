"""Package trades."""
