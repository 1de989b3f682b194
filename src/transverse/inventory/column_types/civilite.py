"""How a person is addressed."""

from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal

ID = "civilite"
LABEL = "civilité"
SOURCE = "Usage of French administration: Madame, Monsieur, Maître, Docteur"
PERSONAL = Personal.INDIRECT
WORDS = "civilite, titre, politesse, title"
RANK = 24
THRESHOLD = 0.9
ALONE = 0.95
LEAST = 2
EXAMPLES = ("M.", "Mme", "Monsieur", "MADAME")
COUNTER_EXAMPLES = ("Homme", "M. ROBERT", "Mr et Mrs Smith", "maire", "rue de Paris")

_FORMS = frozenset(
    "m mr mme mlle monsieur madame mademoiselle melle mm maitre me dr docteur m et mme m mme mr et mme m ou mme".split()
) | {"m et mme", "mr et mme", "monsieur et madame", "m ou mme", "mme et m", "m mme"}


def is_valid(text: str) -> bool:
    """Tell whether the cell is a form of address and nothing else."""
    return len(text) < 20 and folded(text) in _FORMS
