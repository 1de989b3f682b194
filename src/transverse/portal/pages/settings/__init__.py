"""The settings of the collectivité: its name, its colours, its logo, whom to write to."""
