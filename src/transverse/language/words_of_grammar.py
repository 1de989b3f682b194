"""Closed classes of French that the clause reader goes by."""

PREPOSITIONS = frozenset(
    "de d' du à au aux en dans pour par sur avec sans sous vers chez entre contre depuis pendant dès selon malgré avant après "
    "devant derrière parmi hors jusque jusqu' durant outre hormis sauf envers voici voilà via afin grâce quant auprès lors "
    "près concernant moyennant suivant".split()
)
CLITIC_WORDS = frozenset("ne n' se s' me m' te t' y en le la les l' lui leur nous vous".split())
SUBJECT_PRONOUNS = frozenset(
    "je j' tu il elle on ils elles elle-même lui-même elles-mêmes eux-mêmes ce c' ça cela ceci celui-ci celle-ci ceux-ci celles-ci celui-là celle-là quelqu'un "
    "chacun chacune personne rien nul aucun celui celle ceux celles l'un l'une certains d'autres beaucoup peu tous tout".split()
)
RELATIVES = frozenset(
    "qui que qu' dont où lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles quoi".split()
)
SUBORDINATORS = frozenset(
    "si quand lorsque lorsqu' puisque puisqu' quoique quoiqu' comme comment pourquoi combien".split()
)
COORDINATORS = frozenset({"et", "ou", "ni", "mais", "puis", "car", "or", "donc", "&"})
BREAKS = frozenset({";", ":", ".", "!", "?", "—", "–", "…", "•", "|", "(", ")", "[", "]", "«", "»"})
COMPARISONS = frozenset(
    "plus moins aussi autant si tant même mêmes autre autres mieux davantage plutôt meilleur meilleure tel telle".split()
)
NEGATIONS = frozenset("pas plus jamais rien personne aucun aucune point guère ni".split())
QUESTION_WORDS = frozenset(
    "où que qu' comment quand combien quoi dont quel quelle quels quelles pourquoi lequel laquelle".split()
)
SPEECH = (
    "assur",
    "prévien",
    "prévin",
    "expliqu",
    "dit",
    "ironis",
    "insist",
    "rappel",
    "confirm",
    "précis",
    "estim",
    "plaisant",
    "demand",
    "ajout",
    "soulign",
    "résum",
    "racont",
    "répon",
    "enthousiasm",
    "félicit",
    "regrett",
    "conclu",
    "affirm",
    "indiqu",
    "déclar",
    "not",
    "observ",
    "constat",
    "avanc",
    "alert",
    "averti",
    "lanc",
    "promet",
    "sour",
    "témoign",
    "expos",
    "détaill",
    "annonc",
    "reconna",
    "admet",
    "martèl",
    "pronostiqu",
    "commen",
    "glis",
    "tranch",
    "complèt",
)
