"""What every page stands on: closed by default, reading never writes, one form counts once."""
