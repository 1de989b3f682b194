"""Units, posts, agents; mandates, letters, job sheets, the direct line: what is known, and the rules it obeys."""
