"""The name of a file, with its extension."""

import re

from transverse.inventory.model import Personal

ID = "nom_fichier"
LABEL = "nom de fichier"
SOURCE = "Common extensions of documents, pictures and data"
PERSONAL = Personal.NONE
WORDS = "fichier, file, nom fichier, piece jointe, photo, image, document, filename, chemin"
RANK = 13
THRESHOLD = 0.6
ALONE = 0.8
EXAMPLES = ("IMG_0012.JPG", "deliberation 2019-12.pdf", "DCIM/photo.jpeg")
COUNTER_EXAMPLES = ("https://ville.fr/photo.jpg", "fichier", "v1.2", "12.5")

_FILE = re.compile(
    r"(?!https?:|www\.)[^\n]{1,200}\.(?:jpe?g|png|gif|tiff?|bmp|svg|pdf|docx?|odt|xlsx?|ods|csv|json|geojson|zip|shp|gpkg|txt|xml|html?|mp3|mp4|dwg|qgs|parquet)",
    re.IGNORECASE,
)


def is_valid(text: str) -> bool:
    """Tell whether the cell ends as a file does and is no address of the web."""
    return _FILE.fullmatch(text) is not None
