"""The rules of a plan, one file each: `check` finds what breaks it without solver, `explain` says it in French.

The rows that make the solver respect them stand together in `rows.py`: a model of a hundred thousand columns is written
block by block, and a row of one rule shares its columns with those of the others.
"""
