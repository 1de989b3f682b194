"""Names of files and paths to folders."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import spans

ID = "path_file"
REASON = "Nom de fichier ou chemin de dossier : laissé tel quel."
SOURCE = "Chemins POSIX et Windows ; extensions des formats d'échange courants"

_EXTENSION = (
    "csv|tsv|xlsx?|xlsm|ods|docx?|odt|pptx?|odp|pdf|txt|md|rst|html?|xml|json|jsonld|geojson|topojson|ya?ml|toml|"
    "ini|cfg|"
    "conf|log|sql|db|sqlite|gpkg|shp|dbf|kml|kmz|gpx|tiff?|png|jpe?g|gif|svg|webp|zip|gz|tar|7z|rar|py|ipynb|r|rmd|"
    "qmd|js|"
    "ts|jsx|tsx|vue|php|java|sh|bat|ps1|css|scss|parquet|feather|rds|rda|rdata|mp3|mp4|wav|avi|eml|msg|ics|bak|env|"
    "lock|"
    "dll|exe|pbix|twbx?|qgz|qgs|fmw|accdb|mdb|ttl|rdf|owl|dta|sav|sas7bdat|pkl|npy|npz|h5|hdf5|nc|joblib|pt|onnx|bin|las|laz|gml|mbtiles|pmtiles|arrow|avro|orc"
)
_FOLDERS = (
    "src|raw|brut|lib|bin|var|etc|public|api|assets|docs|scripts|static|processed|interim|input|output|tests|config|tmp|"
    "node_modules"
)
_PATHS = re.compile(
    # file.ext, with dots, dashes and slashes inside
    rf"(?<![\w.])[\w./\\~$@+-]{{0,120}}\w\.(?:{_EXTENSION})(?![\w-])"
    # folder/file.ext, whatever the extension
    r"|(?<![\w./])[a-z][\w-]{0,40}(?:/[\w-]{1,40}){0,8}/[\w-]{1,60}\.[a-z][a-z\d]{1,5}(?![\w-])"
    # C:\folder\sub folder\last and \\server\share
    r"|(?<!\w)[A-Za-z]:\\(?:[^\\\n:*?\"<>|;]{1,60}\\){0,20}[\w.$-]*"
    r"|\\\\[\w.$-]+(?:\\[\w.$ -]{1,60}){1,20}"
    # /absolute, ./relative, ~/home, ../parent
    r"|(?<![\w/)»])(?:~|\.{1,2})?/[\w.-]+(?:/[\w.{}:-]*)*(?:\?[\w=&%.-]+)?"
    # folder/ seen as such: relative path through a folder that only programs have
    rf"|(?<![\w/])(?:[\w.-]{{1,40}}/){{1,10}}(?:{_FOLDERS})(?![\w-])(?:/[\w.-]*)*"
    rf"|(?<![\w/])(?:{_FOLDERS})/[\w.-]{{1,40}}(?:/[\w.-]*)*"
    # a lone final slash, where one goes into the folder
    r"|(?:(?<=dossier\s)|(?<=répertoire\s)|(?<=dans\s)|(?<=vers\s)|(?<=sous\s))[\w.-]+/(?![\w])",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[/\\]|\.\w")  # each of them holds one; most texts hold none
# After « dossier », a bare lower-case word names the folder only where one goes into it.
_FOLDER = re.compile(
    r"(?<!\w)(?:(?:dans|sous|vers|depuis|créer|crée|créez|ouvrir|ouvrez)\s+(?:le|un)\s+(?:sous-)?dossier|répertoire|"
    r"sous-répertoire|sous-dossier|(?i:structure|contenu|arborescence|organisation)\s+du\s+dossier)\s+(?:nommé\s+|appelé\s+)?"
    r"(?P<name>[a-z_][\w-]*)(?=\s*(?:$|[,.;:)/]))"
)

EXAMPLES = (
    "Le fichier s'appelle ⟦data⟧_cantine_v3_DEF.xlsx.",
    "Il est dans T:\\Commun\\⟦data⟧\\2024.",
    "Pièce jointe : PV_2024_06_⟦data⟧.pdf",
    "Les exports arrivent dans /var/lib/agglo/⟦data⟧ la nuit.",
    "Placez-le dans ⟦data⟧/raw/ puis relancez.",
    "Les sorties vont dans ./⟦data⟧/propre",
    "Ouvrir \\\\serveur\\partage\\⟦DATA⟧ RH\\2024",
    "# Structure du dossier ⟦data⟧",
    "Déposez le tableur dans le dossier ⟦data⟧.",
    "Le répertoire ⟦datasets⟧, lui, est vide.",
    "Appeler GET /api/⟦data⟧/prets?annee=2023",
    "Il est déjà prêt : ⟦data⟧/train.bin",
)
COUNTER_EXAMPLES = (
    "Le service ouvre sa ⟦data⟧. Pdf et tableurs sont en ligne.",
    "Projet 2025: ⟦Open Data⟧/ site internet/ archives",
    "Le volet ⟦data⟧/IA est reporté.",
    "Le chargé de mission ⟦open data⟧/numérique est arrivé.",
    "Le dossier ⟦data⟧ avance bien en commission.",
    "Le contenu de la ⟦data⟧ est vérifié.",
    "La structure ⟦data⟧ de la ville est légère.",
    "Le dossier ⟦open data⟧ : cinq pages à lire.",
    "La ⟦data⟧ et/ou les cartes",
    "La ⟦data⟧ au 12/03 est fausse.",
    "Un fichier et sa ⟦data⟧, c'est tout.",
    "Dans le dossier, la ⟦data⟧ manque.",
    "Export.csv : la ⟦data⟧ y est",
    "Le portail (⟦open data⟧) est ouvert.",
)


def find(text: str, _hits: Sequence[Span]) -> Iterator[Span]:
    """Yield every file name and path of `text`."""
    if _SIGN.search(text):
        yield from spans(_PATHS, text)
    if "dossier" in text or "répertoire" in text:
        yield from spans(_FOLDER, text, "name")
