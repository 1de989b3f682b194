"""Does a word take elision?  Its spelling says so, except for words in h and a few in o, u and y.

Words in h are settled by the longest prefix of the two lists below, written after the marks of the dictionaries
(Académie française, TLFi); where these leave the choice (hyène, hiatus), the h is mute.

Choices: digits never elide ("de 11 %"). An acronym elides only before a vowel letter (l'API, l'UE; le RGPD, la SNCF),
since writers do not elide before the name of a consonant; one in h without a vowel does not either (le HLM, but
d'HEC).
"""

_VOWELS = frozenset("aàâäæeéèêëiîïoôöœuùûü")

_ASPIRATED = """
h ha hâ hu
heaum heimat hein hello hem henn hep herch hère héraut hériss hern héron héros hers hertz hess hetm heu heurt hélé hèle
héla héler hêtr
hibou hic hide hidj hie hiérarch hiérogly hifi hi- high hihan hile hiloire hippie hippy hip- hiss hit
hobb hobereau hoch hocc hock hola holà hold holl hols homard home hond honf hong honn hont hool hop hoqu hord horion
hors hot hou hype hypes
"""
_MUTE = """
hab hadal hafnium hagiog hagiol haït halein halieu haliét halio halit hallal halluc hallui hallux halogè halogé haloph
haltèr haltér hameç hamadry hamamél hannibal haplo harmatt harmon haruspi hast hawaï
he hé hè hê hept heure heuri hélas
hi hier
ho hô honnêt honneur hotel
huil huissier huisserie huîtr huitr humain human humb humec humér humeu humi humor humour humus
hy hyper
"""
_BY_PREFIX = dict.fromkeys(_ASPIRATED.split(), True) | dict.fromkeys(_MUTE.split(), False)

# Vowels for the eye that are not elided before, and letters y that are.
_GLIDES = ("oui-", "ouistiti", "ouï-", "onze", "onzi", "uhlan", "ulul", "one-", "ouah", "ouagadou")
_Y_ELIDES = ("yeux", "yeuse", "yèble", "yonne", "yerres", "york")


def is_aspirated(word: str) -> bool:
    """Say whether a word in h begins with an aspirated h (*le haricot*); False for every other letter."""
    low = word.lower()
    return low[:1] == "h" and next(
        _BY_PREFIX[low[:size]] for size in range(len(low), 0, -1) if low[:size] in _BY_PREFIX
    )


def elides(word: str) -> bool:
    """Say whether *le*, *de*, *que*… lose their vowel before `word` (*l'hôpital*, *d'yeux*, but *le onze*)."""
    low = word.lower()
    if low[:1] == "h":
        acronym = word.isupper() and _VOWELS.isdisjoint(low)
        return not acronym and not is_aspirated(low)
    if low[:1] == "y":
        return low[1:2] not in _VOWELS or low.startswith(_Y_ELIDES)
    return low[:1] in _VOWELS and low != "oui" and not low.startswith(_GLIDES)
