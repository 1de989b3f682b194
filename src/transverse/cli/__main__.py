"""``python -m transverse.cli``."""

from transverse.cli import main

main()
