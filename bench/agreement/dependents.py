"""Which plural words of a sentence depend on "les données", when the plural marks leave no doubt.

No parser is asked: number and gender decide.  A word is bound to the hit

- when it stands next to it (``les données stockées``, ``les données sont``, ``les données qui``), or
- when the hit is the only noun phrase of the sentence that it can agree with.

Any plural word left unexplained makes the whole sentence uncertain.
"""

from collections.abc import Iterator, Sequence

from plural import DETERMINERS, OBJECTS, Kind, UncertainError, genders, kind, only_feminine
from prose import Token

_BEFORE_NOUN = frozenset(
    {
        "nouvelles", "mêmes", "seules", "bonnes", "mauvaises", "grandes", "petites", "dernières", "premières",
        "précieuses"
    }
)  # fmt: skip
# A sentence with one of these counts, shares out or points elsewhere: what its verb agrees with is not certain.
_DOUBTFUL = frozenset(
    {
        "plupart", "majorité", "partie", "moitié", "série", "paire", "centaine", "dizaine", "millier", "certaines",
        "certains", "autres", "autre", "chacune", "chacun", "unes", "uns", "différentes", "divers", "diverses",
        "différents", "nombreuses", "nombreux", "telles", "tels", "beaucoup", "peu", "trop", "tant", "combien",
        "quelques-unes", "eux-mêmes", "nombre", "quantité", "multitude", "quelles", "quels", "entre", "toutes",
        "bienvenues"
    }
)  # fmt: skip
_LINKS = frozenset({"et", "ou", "ni"})
_STARTS = frozenset(
    {
        "", ",", ";", ":", "(", "que", "qu'", "quand", "lorsque", "si", "où", "car", "mais", "donc", "puisque",
        "dont", "«"
    }
)  # fmt: skip
_BARE = frozenset({"de", "d'", "en", "par", "sans"})
_QUANTITY = frozenset(
    {
        "plus", "moins", "assez", "pas", "suffisamment", "davantage", "jamais", "point", "pleins", "plein"
    }
)  # fmt: skip
_CLAUSE = frozenset(
    {
        "il", "elle", "on", "vous", "nous", "que", "qu'", "qui", "si", "ne", "n'", "se", "s'", "y", "en", "je"
    }
)  # fmt: skip
_PREDICATE_LINK = frozenset(
    {
        "être", "été", "avoir", "à", "pouvoir", "devoir", "rendues", "soit", "ou", "et", "ni", ",", "comme"
    }
)  # fmt: skip
# What data has of its own; "leur serveur" may well be somebody else's.
_OWNED = frozenset(
    {
        "format", "type", "nature", "origine", "intégrité", "qualité", "valeur", "taille", "structure", "contenu",
        "confidentialité", "sécurité", "collecte", "disponibilité", "emplacement", "traitement", "usage",
        "utilisation", "exploitation", "stockage", "suppression", "transfert", "diffusion", "publication", "source",
        "date", "forme", "représentation", "affichage", "transmission", "analyse", "conservation", "importance",
        "signification", "ordre", "volume", "mise", "état", "intégration", "affectation", "position",
        "authenticité", "provenance", "cohérence", "lecture"
    }
)  # fmt: skip
# "leur" is what is done to data, rather than what is given to people.
_GIVEN = frozenset(
    {
        "est", "sont", "être", "était", "étaient", "a", "ont", "applique", "appliquer", "affecte", "affecter",
        "attribue", "associe", "associer", "correspond"
    }
)  # fmt: skip


class Dependents:
    """The reading of one sentence.

    Attributes
    ----------
    words
        The words of the sentence.
    hits
        Places of the nouns that become "data", each with the place where its phrase starts.
    phrase
        Places of the determiners of the hits and of the adjectives before them.
    bound
        Places of the other words that agree with a hit, with the kind of each.
    """

    def __init__(self, words: Sequence[Token], nouns: frozenset[str]) -> None:
        self.words = words
        self.hits = dict(self._find_hits(nouns))
        self.phrase = {place for hit, start in self.hits.items() for place in range(start, hit)}
        if not self.hits or any(
            self.low(place) in _DOUBTFUL for place in range(len(words)) if place not in self.phrase
        ):
            raise UncertainError
        skipped = self.phrase | self.hits.keys()
        self._kinds = {
            place: found for place in range(len(words)) if place not in skipped and (found := kind(words, place))
        }
        self._others = {place: genders(words, place) for place, found in self._kinds.items() if found == Kind.NOUN}
        self._coordinated = any(self._joins_nouns(place) for place in range(len(words)))
        self._foreign: set[int] = set()
        self.bound: dict[int, Kind] = {}
        self._settle()

    def low(self, place: int) -> str:
        """Return the word at `place` in lower case, an empty string outside the sentence."""
        return self.words[place].low if 0 <= place < len(self.words) else ""

    def _find_hits(self, nouns: frozenset[str]) -> Iterator[tuple[int, int]]:
        for place, word in enumerate(self.words):
            if word.low not in nouns:
                continue
            start = place
            while self.low(start - 1) in _BEFORE_NOUN:
                start -= 1
            if word.text[0].isupper() or self._quoted(place):
                raise UncertainError  # a menu, a title, words that are cited
            before = self.low(start - 1)
            if before in DETERMINERS:
                chosen = self.low(start - 3) if self.low(start - 2) in {"de", "d'"} else self.low(start - 2)
                if chosen in {"un", "une", "l'une", "ou", "et/ou", "moins", "plus"}:
                    raise UncertainError  # "une des données", "une de ces données", "une ou des données"
                yield place, start - 1 - (self.low(start - 2) == "toutes")
            elif start < place or before not in _BARE or self.low(start - 2) in _QUANTITY:
                raise UncertainError

    def _quoted(self, place: int) -> bool:
        marks = [word.low for word in self.words[:place]]
        return marks.count('"') % 2 == 1 or any(marks.count(a) > marks.count(b) for a, b in ("«»", "“”"))

    def _joins_nouns(self, place: int) -> bool:
        """Say whether the word at `place` may join two noun phrases into one plural."""
        if self.low(place) not in _LINKS and not (self.low(place) == "que" and self.low(place - 1) == "ainsi"):
            return False
        following = self.words[place + 1] if place + 1 < len(self.words) else None
        if self.low(place + 1) in {"d'", "de"} and self.low(place + 2) in {"une", "la", "l'"}:
            return True  # "d'une valeur et d'une borne, séparées par…"
        if following is None or following.low in _CLAUSE or following.reads("prep", "adv", "conj", "verb:inf"):
            return False
        return following.reads("det", "noun", "name", "pron") or not following.tags

    def _settle(self) -> None:
        for hit, start in self.hits.items():
            self._bind_neighbours(hit, start)
        for other in self._others:
            self._leave_neighbours(other)
        for _ in range(2):  # what is bound first settles its neighbours
            for place, found in self._kinds.items():
                if not self._done(place) and self._is_bound(place, found):
                    self.bound[place] = found
        singular = [place for place, word in enumerate(self.words) if word.low == "celle"]
        if any(not self._done(place) for place in self._kinds) or (
            singular and max(self.bound, default=0) > singular[0]
        ):
            raise UncertainError

    def _done(self, place: int) -> bool:
        return place in self.bound or place in self._foreign or place in self._others

    # What stands next to the hit.

    def _bind_neighbours(self, hit: int, start: int) -> None:
        after_plural = self.low(start) == "des" and start - 1 in self._kinds
        end = hit + 1
        for place in self._chain(hit):
            if after_plural and not (only_feminine(self.words[place]) and self._others.get(start - 1) == {"m"}):
                raise UncertainError
            self.bound[place] = Kind.ADJECTIVE
            end = place + 1
        if not after_plural and self.low(end) == "qui":
            self._bind_verb(end + 1)
        elif self.low(start - 1) in _STARTS and not self._coordinated_at(start):
            self._bind_verb(end)
        following = self.words[end] if end < len(self.words) else None
        if (
            following
            and following.reads("adj:fs", "ppas:fs")
            and not following.reads("verb:", "prep", "det", "adv", "pron", "noun:")
        ):
            raise UncertainError  # "une copie des données chiffrée": nothing tells any more once the data is singular

    def _coordinated_at(self, start: int) -> bool:
        return any(self.low(place) in _LINKS for place in range(max(0, start - 4), start))

    def _chain(self, noun: int) -> Iterator[int]:
        """Yield the adjectives that follow a noun: "personnelles, sensibles et très utiles"."""
        place = noun + 1
        while place < len(self.words):
            if self._kinds.get(place) == Kind.ADJECTIVE:
                yield place
            elif place == noun + 1 and self.low(place) in {"et", "ou"}:
                return
            elif self._kinds.get(place) == Kind.SUPERLATIVE:
                pass
            elif (
                not (self.words[place].reads("adv") or self.low(place) in {"et", "ou", ","})
                or self.low(place)
                in {
                    "comme",
                    "que",
                }
                or not any(self._kinds.get(place + ahead) == Kind.ADJECTIVE for ahead in (1, 2, 3))
            ):
                return
            place += 1

    def _verb_after(self, place: int) -> int:
        while self.low(place) in OBJECTS or self._kinds.get(place) in {Kind.CLITIC, Kind.DATIVE}:
            place += 1
        return place

    def _bind_verb(self, place: int) -> None:
        verb = self._verb_after(place)
        if self._kinds.get(verb) == Kind.VERB:
            self.bound[verb] = Kind.VERB

    # What stands next to another plural noun.

    def _leave_neighbours(self, noun: int) -> None:
        start = noun
        while start - 1 in self._kinds and self._kinds[start - 1] in {Kind.NOUN, Kind.ADJECTIVE}:
            start -= 1
        end = noun + 1
        complement = self._is_complement(start)
        for place in self._chain(noun):
            if only_feminine(self.words[place]) and "f" not in self._others[noun]:
                return
            if complement:
                raise UncertainError
            self._foreign.add(place)
            end = place + 1
        subject = self.low(start - 1) in _STARTS or self.low(noun) in {"ils", "-ils"}
        if (subject and not self._coordinated_at(start)) or (self.low(end) == "qui" and not complement):
            verb = self._verb_after(end + (self.low(end) == "qui"))
            if self._kinds.get(verb) == Kind.VERB:
                self._foreign.add(verb)

    def _is_complement(self, start: int) -> bool:
        """Say whether a noun phrase may complete a hit: "les données des tables", "les données de tables"."""
        place = start if self.low(start) in {"des", "aux"} else start - 1
        return place - 1 in self.hits or place - 1 in self.bound

    # The rest of the sentence.

    def _is_bound(self, place: int, found: Kind) -> bool:
        if found == Kind.SUPERLATIVE:
            return self._superlative_is_bound(place)
        if found == Kind.ADJECTIVE and (verb := self._copula(place)) is not None:
            if verb in self._foreign:
                self._foreign.add(place)
                return False
            if verb in self.bound:
                return True
        alone = not self._others and not self._coordinated
        feminine = not self._coordinated and all("f" not in each for each in self._others.values())
        follows = place > min(self.hits)
        if found == Kind.ADJECTIVE:
            return alone or (feminine and follows and only_feminine(self.words[place]))
        if found in {Kind.ELLE, Kind.CELLE, Kind.LAQUELLE}:
            return follows and feminine
        if found == Kind.VERB:
            return alone or self._verb_is_bound(place)
        return alone and follows and self._object_is_bound(place, found)

    def _object_is_bound(self, place: int, found: Kind) -> bool:
        """Say whether les, leur (pronoun) or leur (possessive) can only mean the data."""
        if found == Kind.OWNER:
            return self.low(place + 1) in _OWNED
        if self._verb_after(place) in self.bound:
            return False  # the data is the subject of that verb, hence not its object
        return found == Kind.CLITIC or self.low(place + 1) in _GIVEN

    def _superlative_is_bound(self, place: int) -> bool:
        """Say whether "les plus" goes with a bound adjective."""
        last = next((after for after in range(place + 2, place + 5) if self._kinds.get(after) == Kind.ADJECTIVE), None)
        if last in self._foreign:
            self._foreign.add(place)
        return last in self.bound

    def _verb_is_bound(self, verb: int) -> bool:
        before = verb - 1
        while self.low(before) in OBJECTS:
            before -= 1
        if self._kinds.get(before) == Kind.ELLE or self.low(verb + 1) == "-elles":
            return before in self.bound or verb + 1 in self.bound
        return any(self._copula(place) == verb for place, found in self.bound.items() if found == Kind.ADJECTIVE)

    def _copula(self, adjective: int) -> int | None:
        """Return the place of the verb of which the adjective is the attribute, None when it has none."""
        for place in range(adjective - 1, -1, -1):
            if self._kinds.get(place) == Kind.VERB:
                return place
            word = self.words[place]
            if place in self.hits or not (
                self.low(place) in _PREDICATE_LINK or word.reads("adv") or self._kinds.get(place) == Kind.ADJECTIVE
            ):
                return None
        return None
