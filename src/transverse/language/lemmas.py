"""Verbs and adjectives that go with data, or with persons: the words' own evidence for a pronoun's antecedent."""

from transverse.language import words

_DATA = words.starts("verbs", "data")
_PERSON = words.starts("verbs", "person")
_RECORDS = words.of("nouns", "records")


def is_record(noun: str) -> bool:
    """Say whether `noun` names a record, which takes the same verbs as data."""
    return noun in _RECORDS


_MET = words.starts("verbs", "met")


def met_by(form: str) -> bool:
    """Say whether the object of the verb `form` is a person rather than a thing."""
    return form.startswith(_MET)


def of_data(form: str) -> bool:
    """Say whether the verb or adjective `form` is one that data often receive."""
    return form.startswith(_DATA)


def of_person(form: str) -> bool:
    """Say whether the verb or adjective `form` is one that persons and bodies often receive."""
    return form.startswith(_PERSON)
