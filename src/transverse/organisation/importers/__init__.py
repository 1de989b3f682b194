"""Forms of organisation charts that can be imported: one file each, discovered.

An importer has ``ID``, ``LABEL`` (French), ``EXTENSIONS``, ``SOURCE`` (where the form is specified), ``EXAMPLES``
(small files that it reads) and ``COUNTER_EXAMPLES`` (small files with the anomaly that each must report, ``""`` for one
that it must leave to others).  ``matches(part)`` says whether a part is of its form; ``read(parts, draft, tick)`` fills
the draft.
"""
