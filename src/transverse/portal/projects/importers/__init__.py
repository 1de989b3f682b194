"""Reference lists from which a closed list of skills may be chosen: one file each, discovered.

A file of this folder has::

    ID, LABEL, SOURCE, LICENCE           # LABEL: in French, which file to send
    EXAMPLES, COUNTER_EXAMPLES           # files as text; what is wrong in each of the others, as `term` says it
    matches(headings) -> bool            # whether a file with these headings is one of the list
    is_complete(headings) -> bool        # whether it holds the whole list: what is not in it, the list has dropped
    term(row) -> Term | None             # one row, by heading; None: a row that is no skill
                                         # raises ValueError("what is wrong"), in French, without its line
"""
