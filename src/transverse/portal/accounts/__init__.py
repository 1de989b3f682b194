"""Who signs in, and what a place in the chart opens."""
