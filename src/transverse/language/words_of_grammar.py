"""Closed classes of French that the clause reader goes by."""

from transverse.language import words

PREPOSITIONS = words.of("grammar", "prepositions")
CLITIC_WORDS = words.of("grammar", "clitic_words")
SUBJECT_PRONOUNS = words.of("grammar", "subject_pronouns")
RELATIVES = words.of("grammar", "relatives")
SUBORDINATORS = words.of("grammar", "subordinators")
COORDINATORS = words.of("grammar", "coordinators")
BREAKS = words.of("grammar", "breaks")
COMPARISONS = words.of("grammar", "comparisons")
NEGATIONS = words.of("grammar", "negations")
QUESTION_WORDS = words.of("grammar", "question_words")
BE = words.of("verbs", "be")
SPEECH = words.starts("verbs", "speech")
