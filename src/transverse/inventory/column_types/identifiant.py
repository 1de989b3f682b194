"""What tells one row from the others, for its owner only."""

from transverse.inventory.model import Personal

ID = "identifiant"
LABEL = "identifiant"
SOURCE = "Usage of data bases"
PERSONAL = Personal.NONE
WORDS = """
    id, identifiant, objectid, gid, fid, uid, ogc fid, pk, reference, =cle, id local, code unique, code equipement,
    equip uid, id site, osm, fk, globalid
"""
NOT_WORDS = "type, libelle, nom, date, montant, nombre, coordonnee"
RANK = 66
THRESHOLD = 0.7
EXAMPLES = ("23X01", "450024946", "TRONROUT0000000000176896", "DF-1-1-3")
COUNTER_EXAMPLES = (
    "une phrase de plus de quatre mots",
    "un deux trois quatre cinq",
    "Rénovation énergétique des bâtiments publics de la commune",
    "rue des Lilas et rue des Roses prolongée",
    "Directrice des services techniques de la ville",
    "Ce fonds est une dotation de compensation versée aux communes",
)


def is_valid(text: str) -> bool:
    """Tell whether the cell is short and of few words."""
    return len(text) <= 60 and text.count(" ") < 4
