"""The nominal mode: what it changes, what it never does, who decides, who searched."""
