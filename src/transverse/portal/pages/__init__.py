"""The pages: a folder each, discovered; they ignore one another."""
