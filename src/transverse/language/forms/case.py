"""Capitals of a form, given back to the form that takes its place."""


def like(model: str, word: str) -> str:
    """Write `word` with the capitals of `model`: ``like("OUVERTE", "ouvertes")`` is ``"OUVERTES"``."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def shared(one: str, other: str) -> int:
    """Return how many letters two words share at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
