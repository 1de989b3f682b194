"""The directory: whoever works here, found by any words."""
