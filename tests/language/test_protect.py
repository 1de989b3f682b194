"""Every protection proves itself on its own examples; then all together on ordinary prose and on things to keep."""

import re
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.documents.model import Span
from transverse.language.protect import plugins, protected

MARK = re.compile(r"[⟦⟧]")

ORDINARY = (
    "La ⟦data⟧ est devenue le nerf de la guerre pour les collectivités, assure le cabinet.",
    "Rennes, pionnière de l'⟦open data⟧ en France, fête ses dix ans de données ouvertes.",
    "« Nous voulons faire de la ⟦data⟧ un bien commun », explique Anne Roy, vice-présidente.",
    "« La ⟦data⟧ alimente la ⟦smart city⟧ et notre travail consiste à créer de la valeur », confirme-t-elle.",
    "Les ⟦data centers⟧ d'Île-de-France consomment autant qu'une ville moyenne.",
    "Le marché du ⟦Big Data⟧ devrait doubler d'ici 2030.",
    "Après le ⟦Big Data⟧, place à la sobriété.",
    "Ville intelligente : la ⟦Data⟧ au service des habitants",
    "La ⟦Smart City⟧ à la française existe-t-elle ?",
    "Les ⟦Smart Cities⟧ misent sur l'éclairage public.",
    "L'⟦Open Data⟧ des collectivités, un chantier inachevé",
    "⟦Open Data⟧ : les communes à la traîne",
    "⟦Big Data⟧ et vie privée, le difficile équilibre",
    "⟦Data⟧ : les villes moyennes s'y mettent",
    "Territoires : la ⟦data⟧, nouvel eldorado ?",
    "Comment la ⟦data⟧ transforme les politiques publiques",
    "Éric Roy, ⟦data scientist⟧ à la métropole, a coordonné l'étude.",
    "Julie Martin, ⟦Chief Data Officer⟧ de la région, partage ce constat.",
    "Le ⟦data journalisme⟧ gagne les rédactions locales.",
    "Selon l'Observatoire, 16 % des communes pratiquent l'⟦open data⟧.",
    "À Angers, la ⟦smart city⟧ a coûté 178 millions d'euros.",
    "Le tribunal a jugé que la ⟦data⟧ appartenait à la ville.",
    "Dans l'Oise, la ⟦data⟧ aide à repérer les fuites d'eau.",
    "Vu la délibération n° 12 relative à la politique ⟦open data⟧ de la commune ;",
    "Considérant que l'⟦open data⟧ constitue une obligation légale depuis 2016 ;",
    "Article 2 : La ⟦data⟧ est mise à disposition gratuitement.",
    "Approuve le plan de financement du projet ⟦Smart City⟧ pour un montant de 2 M€.",
    "Le rapporteur présente la stratégie ⟦Data⟧ 2024-2028.",
    "Autorise le maire à signer la convention ⟦open data⟧ avec le département.",
    "⟦Data Engineer⟧ H/F - CDI - Lyon",
    "Au sein de la Direction ⟦Data⟧, vous pilotez la gouvernance.",
    "Rattaché(e) au Responsable ⟦Data⟧, vous animez une équipe de trois ⟦Data Analysts⟧.",
    "Vous intégrez l'équipe ⟦Data⟧ & IA de la métropole.",
    "Recrute un ⟦Data Manager⟧ expérimenté (H/F) à temps complet.",
    "Chargé de projet ⟦Data⟧ - Catégorie A",
    "Chef de Projet ⟦Data⟧ Senior",
    "Directeur ⟦Data⟧ et Innovation",
    "Poste : ⟦Data Steward⟧",
    "Compétences en ⟦Data Science⟧ et en ⟦Data Visualisation⟧",
    "Vous contribuez au ⟦reporting⟧ et créez des ⟦dashboards⟧ sous Power BI.",
    "Maîtrise des outils de ⟦reporting⟧ (Power BI, Tableau)",
    "Environnement : Python, SQL, Spark, ⟦data lake⟧",
    "Bac + 5 en statistique, ⟦data science⟧ ou informatique",
    "Vous justifiez d'une expérience dans la ⟦data⟧.",
    "Le/la ⟦data analyst⟧ travaille avec les services.",
    "Un.e ⟦data analyst⟧ passionné.e",
    "Vous êtes le garant de la qualité ⟦Data⟧.",
    "Responsable du Pôle ⟦Data⟧ et Géomatique",
    "La mission recommande de généraliser les référents ⟦data⟧ dans chaque direction.",
    "Encadré n° 3 – La ⟦data⟧ dans les petites communes",
    "2.1. La gouvernance de la ⟦data⟧",
    "II. L'⟦open data⟧, une politique à relancer",
    "Figure 4 : maturité ⟦data⟧ des EPCI",
    "Tableau 2. Budget ⟦data⟧ par strate",
    "Source : enquête ⟦data⟧ 2023, 412 réponses",
    "Proposition 7 : créer une école de la ⟦data⟧ publique",
    "Les usages de la ⟦data⟧ dans les territoires ruraux",
    "Le recours au ⟦big data⟧ (23 % des répondants) reste limité.",
    "De l'⟦open data⟧ à la ⟦data⟧ d'intérêt territorial",
    "La notion de ⟦data⟧ d'intérêt général est débattue.",
    "Ce que l'on appelle l'⟦open data⟧ progresse.",
    "L'⟦open data⟧ par défaut est la règle.",
    "Des ⟦datasets⟧ hétérogènes, souvent sans métadonnées",
    "La collecte de ⟦data⟧ de mobilité pose la question du consentement.",
    "Les agents sont formés à la ⟦data⟧ depuis 2021.",
    "En matière de ⟦data⟧, le département est en avance.",
    "Pas de ⟦smart city⟧ sans habitants",
    "Une ville plus ⟦smart⟧, plus verte, plus sobre",
    "Ce dépôt contient les scripts qui nettoient la ⟦data⟧ des écoles.",
    "Le ⟦dashboard⟧ est accessible aux agents (voir la documentation).",
    "Pour contribuer, déposez vos ⟦datasets⟧ et ouvrez une discussion.",
    "Nous utilisons la ⟦data⟧ fournie par l'Insee et l'IGN.",
    "Ce projet vise à rendre l'⟦open data⟧ utile à tous.",
    "La ⟦data⟧ est au format CSV, encodée en UTF-8.",
    "L'API renvoie la ⟦data⟧ au format JSON.",
    "Étape 1 : téléchargez la ⟦data⟧ ; étape 2 : lancez l'import.",
    "Quelqu'un a-t-il de la ⟦data⟧ sur les pistes cyclables ?",
    "Bonjour, je cherche un ⟦dataset⟧ sur les loyers, merci d'avance !",
    "LES ENJEUX DE L'⟦OPEN DATA⟧ POUR LES COLLECTIVITÉS",
    "FORMATION : LA ⟦DATA⟧ POUR LES NULS",
    "La ⟦Data⟧ Au Cœur Des Territoires",
    "Gouvernance De La ⟦Data⟧ : Où En Est-On ?",
    "Notre Stratégie ⟦Data⟧",
    "Les Métiers De La ⟦Data⟧",
    "⟦Data⟧ & Territoires",
    "⟦Data⟧, IA et sobriété",
    "⟦Data⟧ & IA au service du citoyen",
    "Cas d'usage ⟦data⟧ n° 5",
    "Atelier 2 – Ma ⟦data⟧, ta ⟦data⟧, notre ⟦data⟧",
    "Qu'est-ce que la ⟦data⟧ ?",
    "Point d'étape Projet ⟦Data⟧ (CODIR du 4 mai)",
    "| ⟦Dashboard⟧ | Pilote | Échéance |",
    "⟦Reporting⟧ mensuel",
    "⟦Smart⟧ ou pas ⟦smart⟧ ?",
    "- ⟦Data⟧ de l'eau",
    "1. ⟦Data⟧ et éclairage public",
    "ACTION 12 : PORTAIL ⟦OPEN DATA⟧",
    "Hello, peux-tu m'envoyer la ⟦data⟧ du mois stp ?",
    "On a un souci de ⟦data⟧, rappelle-moi.",
    "Merci pour la ⟦data⟧ ! Elle est top.",
    "Je n'ai pas la ⟦data⟧, demande à Paul.",
    "la ⟦data⟧ c'est bien,mais faut la ranger",
    "C'est quoi la ⟦data⟧, au juste ?",
    "Toujours pas de ⟦data⟧…",
    "Objet : ⟦data⟧ manquante pour le budget",
    "RE: la ⟦data⟧ du 3e trimestre",
    '"On nous demande de la ⟦data⟧ sans nous dire pourquoi", regrette une agente.',
    "Il assure que « la ⟦data⟧ ne remplace pas le terrain ».",
    "Elle l'affirme : « Notre ⟦data⟧ appartient aux habitants et elle le restera. »",
    "La maire (« nous ne sommes pas contre ») veut de la ⟦data⟧ fiable.",
    "L'État l'a dit : l'⟦open data⟧ n'attend pas.",
    "Le référent ⟦data⟧ : « Je passe mes journées à nettoyer. »",
    "Le groupe « Ville et numérique » travaille sur la ⟦data⟧.",
    "La start-up Kaméléo analyse la ⟦data⟧ des parkings.",
    "M. Martin (société Kalia) vend de la ⟦data⟧.",
    "Le directeur de la ⟦Data⟧, M. Petit, est absent.",
    "L'AMI ⟦Smart City⟧ est clos.",
    "Le Comité ⟦Data⟧ du 12 juin est annulé.",
    "Un ⟦Data Center⟧ Public Local",
    "Un ⟦Data Lake⟧ Régional Mutualisé",
    "Notre ⟦Data Scientist⟧ Camille Roy arrive lundi.",
    "Le ⟦data scientist⟧ Thomas Weber a rejoint Lyon.",
    "Les sujets ⟦Data⟧ IA sont suivis par la DSI.",
    "Le ⟦Big Data⟧ n'est pas réservé aux GAFAM.",
    "Portail ⟦Open Data⟧ Lyon Métropole",
)
KEPT = (
    "Le rapport « ⟦Data⟧ et collectivités : mode d'emploi » est paru.",
    "La journée « Quand la ⟦data⟧ rencontre le terrain » aura lieu à Brest.",
    "Un webinaire intitulé « L'⟦open data⟧ est-il utile aux petites communes ? »",
    "Ce qu'on nomme désormais “⟦big data⟧” inquiète.",
    "La ville dite « ⟦smart⟧ » a ses limites.",
    "Il parle de « tout-⟦data⟧ » avec ironie.",
    "Le terme ⟦open data⟧ n'apparaît pas dans la loi.",
    "Le mot anglais ⟦dataset⟧ désigne un jeu de fichiers.",
    "Supprimer les anglicismes tels que ⟦dashboard⟧ ou ⟦reporting⟧.",
    "Évitez les anglicismes : ⟦data⟧, process, deadline.",
    "Le mot du mois : ⟦data⟧",
    "En anglais, ⟦data⟧ est un pluriel.",
    "Données massives, en anglais ⟦big data⟧ : ensemble de fichiers.",
    "Les mégadonnées (⟦big data⟧) arrivent.",
    "L'ouverture des données publiques, ou « ⟦open data⟧ », est obligatoire.",
    "⟦Big data⟧ (données massives) : ensemble très volumineux",
    "Voir https://www.exemple.fr/⟦smart-city⟧/actualites et la suite.",
    "Le jeu est sur opendata.⟦data⟧-exemple.fr/explore.",
    "Contactez ⟦data⟧.ville@exemple.fr",
    "Suivez #⟦SmartCity⟧ en direct.",
    "Le fichier ⟦dataset⟧_final.csv est vide.",
    "Exportez en ⟦data⟧.json puis zippez.",
    "Décompressez dans C:\\Projets\\⟦data⟧\\brut et relancez.",
    "Lancer `docker compose up ⟦data⟧`.",
    "Clonez avec git clone git@exemple.fr:agglo/⟦open-data⟧.git",
    "Le paramètre ⟦dataset⟧ est obligatoire.",
    "La table `⟦data⟧.communes` est à jour.",
    "Exécutez SELECT * FROM ⟦data⟧;",
    "La fonction read_⟦data⟧() échoue.",
    "Passez l'option --⟦dataset⟧=communes",
    "Erreur 500 : could not load ⟦dataset⟧",
    "Le composant <⟦Dashboard⟧ /> s'affiche mal.",
    "Marché n° 2024-⟦DATA⟧-017",
    "Le programme européen ⟦Data⟧ Spaces Support Centre est lancé.",
    "Le ⟦Data Governance⟧ Act s'applique depuis 2023.",
    "L'European Health ⟦Data⟧ Space entre en vigueur.",
    "Elle travaille chez ⟦Data⟧ Publica.",
    "Le catalogue repose sur ⟦Dataverse⟧.",
    "L'entrepôt Recherche ⟦Data⟧ Gouv accueille les fichiers.",
    "Ce contenu est sous licence ⟦Open Data⟧ Commons.",
    "L'⟦Open Data⟧ Institute de Londres l'a formée.",
    "L'application Google ⟦Data⟧ Studio est fermée.",
    "La région a lancé ⟦Smart⟧ Occitania.",
    "Le ⟦Smart City⟧ Expo de Barcelone ouvre lundi.",
    "Le cabinet ⟦Data⟧ Legal Drive a répondu.",
    "La société Nomia ⟦Data⟧ Partners est retenue.",
    "L'outil ⟦Data⟧Vault est obsolète.",
    "Notre instance ⟦DataFair⟧ est en panne.",
    "Lire aussi : Invisible Women: Exposing ⟦Data⟧ Bias in a World Designed for Men",
    "Comme dit l'adage, garbage in, garbage out: the ⟦data⟧ must be clean.",
    "Abstract: This paper studies ⟦open data⟧ portals in French cities.",
    "Mme Jeanne ⟦Data⟧ est élue secrétaire.",
    "Le commandant ⟦Data⟧ est un personnage de Star Trek.",
    "Quand on ⟦data⟧ le vitrail du XIIIe siècle, nul ne le crut.",
    "Les objectifs ⟦SMART⟧ sont fixés en entretien.",
    "Courmont, A. (2021). Quand la donnée arrive en ville : ⟦open data⟧ et gouvernance urbaine. PUG.",
    "Le document espagnol porte ⟦data⟧ de nacimiento.",
    "Le module R ⟦data⟧.table est rapide.",
    "On lit « ⟦Data⟧ is the new oil » partout.",
    "Il s'agit du projet “Human ⟦Smart⟧ Village”.",
    "La newsletter « ⟦Data⟧ du jeudi » part à midi.",
    "Le groupe WhatsApp « Team ⟦data⟧ » est actif.",
    "Les « ⟦data⟧ sandwichs » réunissent trente agents.",
    "Le canal #⟦data⟧-publique est ouvert.",
)
MIXED = (
    "Le site ⟦data⟧.gouv.fr publie la ⟦data⟧ de l'État.",
    "Le mot « ⟦data⟧ » agace, mais la ⟦data⟧ sert.",
    "Le fichier ⟦data⟧_2024.csv contient la ⟦data⟧ des cantines.",
    "Chez ⟦Datactivist⟧, on aime l'⟦open data⟧.",
    "Dans “⟦Open Data⟧ for All”, elle défend l'⟦open data⟧ communal.",
    "Avec l'⟦Open Data⟧ Barometer, la ⟦data⟧ publique est comparée.",
    "M. ⟦Data⟧ présente la ⟦data⟧ du quartier.",
    "Le règlement ⟦Data⟧ Act encadre la ⟦data⟧ des objets connectés et l'⟦open data⟧.",
    "`⟦data⟧` désigne la ⟦data⟧ brute.",
    "La clé ⟦data⟧_id relie la ⟦data⟧ des deux tables.",
)


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text without its marks, and the marked spans."""
    pieces = MARK.split(marked)
    ends = [sum(map(len, pieces[: index + 1])) for index in range(len(pieces))]
    hits = tuple(Span(ends[index - 1], ends[index]) for index in range(1, len(pieces), 2))
    return "".join(pieces), hits


def claims(module: ModuleType, marked: str) -> bool:
    text, hits = unmark(marked)
    assert hits, marked
    return all(any(span.overlaps(hit) for span in module.find(text, hits)) for hit in hits)


PLUGINS = {module.ID: module for module in plugins()}
EXAMPLES = [(name, example) for name, module in PLUGINS.items() for example in module.EXAMPLES]
COUNTERS = [(name, example) for name, module in PLUGINS.items() for example in module.COUNTER_EXAMPLES]


@pytest.mark.parametrize(("name", "marked"), EXAMPLES)
def test_example_is_protected(name, marked):
    assert claims(PLUGINS[name], marked)


@pytest.mark.parametrize(("name", "marked"), COUNTERS)
def test_counter_example_is_left_to_the_engine(name, marked):
    assert not claims(PLUGINS[name], marked)


@pytest.mark.parametrize("module", PLUGINS.values(), ids=PLUGINS)
def test_plugin_keeps_its_contract(module):
    assert module.__name__.endswith(f".{module.ID}")
    assert module.SOURCE
    assert module.REASON.endswith(".")
    assert len(module.COUNTER_EXAMPLES) >= len(module.EXAMPLES) > 2


@pytest.mark.parametrize("marked", ORDINARY)
def test_ordinary_prose_is_not_protected(marked):
    text, hits = unmark(marked)
    assert protected(text, hits) == ()


@pytest.mark.parametrize("marked", KEPT)
def test_what_must_stay_is_protected(marked):
    text, hits = unmark(marked)
    found = protected(text, hits)
    assert [hit for hit in hits if not any(each.span.overlaps(hit) for each in found)] == []


@pytest.mark.parametrize("marked", MIXED)
def test_only_the_first_marked_term_is_kept(marked):
    text, hits = unmark(marked)
    found = protected(text, hits)
    assert [any(each.span.overlaps(hit) for each in found) for hit in hits] == [True] + [False] * (len(hits) - 1)


def test_protections_come_in_order_with_a_reason():
    text, hits = unmark("Le mot « ⟦data⟧ » et le site ⟦data⟧.gouv.fr, mais la ⟦data⟧.")
    found = protected(text, hits)
    assert [each.id for each in found] == ["mention", "url"]
    assert [text[each.span.start : each.span.end] for each in found] == ["data", "data.gouv.fr"]


def test_a_long_block_stays_fast():
    text, hits = unmark("La ⟦data⟧ de la commune, dit-il, vient des « services » et (peut-être) d'ailleurs ; " * 400)
    assert protected(text, hits) == ()


@given(st.text(alphabet="dat aDLéo.-_/«»\"'`()\\@#:=<>{}[]\n1", max_size=120))
def test_any_text_is_accepted(text):
    hits = [Span(*found.span()) for found in re.finditer("data", text, re.IGNORECASE)]
    assert all(any(each.span.overlaps(hit) for hit in hits) for each in protected(text, hits))
