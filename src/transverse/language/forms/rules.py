"""Regular French inflection, for words that no dictionary holds (géocodée, moissonnable, télérelevé).

The ending alone decides.  A form whose ending says another gender or number than the source is vetoed,
as in the table.
"""

# ms, mp, fs, fp; the row with the longest cell that ends the form is taken.
_ENDINGS = tuple(
    tuple(row.split())
    for row in """
é    és    ée     ées
i    is    ie     ies
u    us    ue     ues
eux  eux   euse   euses
al   aux   ale    ales
if   ifs   ive    ives
teur teurs trice  trices
eur  eurs  euse   euses
el   els   elle   elles
en   ens   enne   ennes
er   ers   ère    ères
et   ets   ette   ettes
ant  ants  ante   antes
ent  ents  ente   entes
ais  ais   aise   aises
ois  ois   oise   oises
in   ins   ine    ines
que  ques  que    ques
e    es    e      es
""".strip().splitlines()
)
_PLACES = {"ms": 0, "mp": 1, "fs": 2, "fp": 3}
_PERSONS = (("erait", "eraient"), ("era", "eront"), ("ait", "aient"), ("e", "ent"))


def inflect_regular(form: str, source: str, target: str) -> str | None:
    """Inflect a lower-case adjective or participle by its ending; None when it cannot agree with `source`."""
    row = max(_ENDINGS, key=lambda each: max(len(cell) if form.endswith(cell) else 0 for cell in each))
    ending = row[_PLACES[source]]
    if not form.endswith(ending) or len(form) < len(ending) + 3:
        return None
    return form.removesuffix(ending) + row[_PLACES[target]]


def third_person(form: str, *, plural: bool) -> str | None:
    """Turn a lower-case verb of the third person into the plural, or back; None when it is no such form."""
    for pair in _PERSONS:
        ending, wanted = pair if plural else pair[::-1]
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return form.removesuffix(ending) + wanted
    return None
