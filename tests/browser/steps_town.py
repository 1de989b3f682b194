"""The chart of a small town, as its human resources would export it: our own columns, a line a post."""

from transverse.portal.people.search import fold

DGS, DRH, DPO = "anne.le-goff", "ines.roux", "jean.caron"
LEAD, RELAY, DEPUTY, SUCCESSOR = "karim.benali", "zoe.martin", "omar.diallo", "lea.fontaine"
WATER, ROADS, FINANCE = "yann.kerbrat", "claire.fabre", "paul.petit"
ADMINISTRATOR = "portail@saint-aubin.example"

HEADINGS = (
    "code_unite;unite;code_unite_mere;code_poste;poste;responsable;"
    "matricule;nom;prenom;courriel;etp;code_poste_superieur"
)

_UNITS = """
DG   | Direction générale                      |
DST  | Direction des services techniques       | DG
DRM  | Direction des ressources et des moyens  | DG
DEC  | Direction de l'éducation et de la culture | DG
DSO  | Direction de la solidarité              | DG
EAU  | Service de l'eau                        | DST
VOI  | Service de la voirie                    | DST
COL  | Service de la collecte des déchets      | DST
RH   | Service des ressources humaines         | DRM
FIN  | Service des finances                    | DRM
INF  | Service informatique                    | DRM
ECO  | Service des écoles                      | DEC
MED  | Médiathèque                             | DEC
ENF  | Service de la petite enfance            | DSO
AGE  | Service des personnes âgées             | DSO
"""

# post, unit, who; a star marks the head of the unit
_POSTS = """
DG  | * Directrice générale des services      | Anne Le Goff
DG  | Chargé de mission                       | Karim Benali
DG  | Délégué à la protection des données     | Jean Caron
DG  | Assistante de direction                 | Maud Perrin
DST | * Directrice des services techniques    | Lucie Moreau
DST | Géomaticien                             | Hugo Blanc
DST | Assistant administratif                 | Rémi Costa
EAU | * Chef du service de l'eau              | Yann Kerbrat
EAU | Technicienne réseau                     | Zoé Martin
EAU | Agent d'exploitation                    | Omar Diallo
EAU | Hydraulicienne                          | Léa Fontaine
EAU | Releveur de compteurs                   | Marc Duval
EAU | Fontainier                              | Éric Vasseur
VOI | * Cheffe du service de la voirie        | Claire Fabre
VOI | Surveillant de travaux                  | Idriss Haddad
VOI | Dessinatrice                            | Nora Weiss
VOI | Agent de voirie                         | Luc Royer
VOI | Agent de voirie                         | Tom Gillet
COL | * Chef du service de la collecte        | Samir Nasri
COL | Ripeur                                  | Alain Roche
COL | Ripeur                                  | Bruno Leduc
COL | Chauffeur                               | Denis Morin
COL | Ambassadrice du tri                     | Julie Adam
DRM | * Directeur des ressources et des moyens | Paul Legrand
DRM | Juriste                                 | Sonia Meyer
RH  | * Directrice des ressources humaines    | Inès Roux
RH  | Gestionnaire de paie                    | Rose Leroy
RH  | Gestionnaire de carrière                | Elsa Picard
RH  | Chargé de formation                     | Malik Traoré
FIN | * Responsable des finances              | Paul Petit
FIN | Comptable                               | Nina Faure
FIN | Comptable                               | Jade Marchand
FIN | Acheteur                                | Théo Olivier
INF | * Responsable informatique              | Fanny Girard
INF | Technicien                              | Axel Robin
INF | Technicienne                            | Sara Lemaire
DEC | * Directrice de l'éducation et de la culture | Hélène Masson
DEC | Chargé des associations                 | Félix Renard
ECO | * Responsable des écoles                | Odile Barbier
ECO | Coordinatrice du périscolaire           | Amina Benoît
ECO | Agent des écoles                        | Lise Colin
ECO | Agent des écoles                        | Rita Da Silva
ECO | Cuisinier                               | Jean Maillard
MED | * Directrice de la médiathèque          | Agnès Carpentier
MED | Bibliothécaire                          | Louis Aubert
MED | Bibliothécaire                          | Emma Rivière
MED | Agent d'accueil                         | Simon Poulain
DSO | * Directeur de la solidarité            | Victor Charles
DSO | Assistante sociale                      | Yasmine Lopez
DSO | Assistant social                        | Régis Brun
ENF | * Responsable de la petite enfance      | Marie Huet
ENF | Éducatrice de jeunes enfants            | Anaïs Guyot
ENF | Auxiliaire de puériculture              | Clara Prévost
ENF | Auxiliaire de puériculture              | Manon Dumas
AGE | * Responsable des personnes âgées       | Gérard Noël
AGE | Aide à domicile                         | Fatou Sow
AGE | Aide à domicile                         | Linda Pires
AGE | Coordinatrice                           | Solène Bailly
AGE | Animateur                               | Karl Munch
"""


def chart(*, without=()):
    """Return the file, without the lines of some people; two of its lines have something odd.

    The post of the buyer is under one that is in no line, and an office worker has an unreadable working time.
    """
    units = {code: (name, above) for code, name, above in map(_cells, _UNITS.strip().splitlines())}
    posts = [_cells(line) for line in _POSTS.strip().splitlines()]
    heads = {unit: f"P{number:02}" for number, (unit, title, _) in enumerate(posts, 1) if title.startswith("*")}
    lines = [HEADINGS]
    for number, (unit, title, who) in enumerate(posts, 1):
        if address(who) in {f"{each}@saint-aubin.example" for each in without}:
            continue
        name, above = units[unit]
        code, is_head = f"P{number:02}", title.startswith("*")
        superior = heads.get(above, "") if is_head else heads[unit]
        first, _, last = who.partition(" ")
        lines.append(
            ";".join([
                *(unit, name, above, code, title.lstrip("* "), "oui" if is_head else "non", f"M{number:02}"),
                *(last, first, address(who)),
                "à voir" if who == "Maud Perrin" else "0,8" if who == "Nora Weiss" else "1",
                "P99" if who == "Théo Olivier" else superior,
            ])
        )  # fmt: skip
    return "\n".join(lines).encode("utf-8-sig")


def address(who):
    """Return the address of « Anne Le Goff »: anne.le-goff@saint-aubin.example."""
    first, _, last = who.partition(" ")
    return f"{'-'.join(fold(first))}.{'-'.join(fold(last))}@saint-aubin.example"


def at(name):
    return f"{name}@saint-aubin.example"


def _cells(line):
    return tuple(cell.strip() for cell in line.split("|"))
