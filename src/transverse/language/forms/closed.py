"""Words of the grammar, which inflect like no others, and those that the dictionary spells in several ways."""

from typing import NamedTuple


class Row(NamedTuple):
    """The four forms of a word, in the order masculine singular and plural, feminine singular and plural."""

    kind: str
    ms: str
    mp: str
    fs: str
    fp: str


# A dash stands for a form that does not exist: what agrees with it is vetoed.
_ROWS = """
adj   tout      tous      toute      toutes
adj   quel      quels     quelle     quelles
adj   tel       tels      telle      telles
adj   nul       nuls      nulle      nulles
adj   aucun     aucuns    aucune     aucunes
adj   certain   certains  certaine   certaines
adj   favori    favoris   favorite   favorites
adj   tiers     tiers     tierce     tierces
adj   premier   premiers  première   premières
adj   1er       1ers      1re        1res
adj   franc     francs    franche    franches
adj   laïc      laïcs     laïque     laïques
adj   exprès    exprès    expresse   expresses
adj   tout-puissant tout-puissants toute-puissante toutes-puissantes
adj   frais     frais     fraîche    fraîches
adj   malin     malins    maligne    malignes
adj   absous    absous    absoute    absoutes
adj   dissous   dissous   dissoute   dissoutes
adj   chaque    -         chaque     -
pron  lequel    lesquels  laquelle   lesquelles
pron  auquel    auxquels  -          auxquelles
pron  duquel    desquels  -          desquelles
pron  celui     ceux      celle      celles
pron  celui-ci  ceux-ci   celle-ci   celles-ci
pron  celui-là  ceux-là   celle-là   celles-là
pron  il        ils       elle       elles
pron  lui       eux       elle       elles
pron  lui-même  eux-mêmes elle-même  elles-mêmes
pron  chacun    -         chacune    -
"""

ROWS = tuple(Row(*line.split()) for line in _ROWS.strip().splitlines())
KNOWN = frozenset(form for row in ROWS for form in row[1:])
