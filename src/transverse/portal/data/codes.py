"""The code of a workshop: read across a room, said aloud, typed on a phone."""

import secrets

# Neither 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, nor U and V; without A nor E, no code is a word.
ALPHABET = "CDFHJKMNPRTWXY3479"
LENGTH = 6


def new_code() -> str:
    """Return a code that nobody guesses: one of 34 million, for a few hours."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """Return the code as the screen shows it.

    >>> shown("KPF4MR")
    'KPF 4MR'
    """
    return f"{code[:3]} {code[3:]}"


def typed(text: str) -> str:
    """Return the code that somebody typed, whatever the spaces and the capitals.

    >>> typed(" kpf-4mr ")
    'KPF4MR'
    """
    return "".join(each for each in text.upper() if each.isalnum())[: 2 * LENGTH]
