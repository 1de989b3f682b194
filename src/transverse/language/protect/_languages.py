"""Small words that tell French from English."""

import re

from transverse.language.protect._words import words

# English phrases that live in French sentences and say nothing of the language around them.
_LOANS = re.compile(
    r"\b(?:proof of (?:concept|value)|state of the art|end[ -]to[ -]end|as a service|time to market|go to market|"
    r"peer to peer|internet of things|out of the box|best of(?: breed)?|business to (?:business|consumer)|one to one|"
    r"face to face|return on investment|know how|think and do(?: tank)?|test and learn|b to [bc]|r and d|"
    r"to do(?: list)?|"
    r"must have|up to date|made in|all inclusive|not in my backyard|check and balance|front and back)\b",
    re.IGNORECASE,
)
_FRENCH = words("french")
_TOKEN = re.compile(
    r"(?:[ldjnscmt]|qu)['’](?=\w)|[^\W_]+(?:['’](?:s|t|re|ll|ve|d|m)\b)?|[!?;()«»“”\"\n\t|–—]|\.(?=\s|$)|(?<=\s):",
    re.IGNORECASE,
)
_ACCENT = re.compile(r"[éèêëàâäîïôöùûüçœ]", re.IGNORECASE)


def blank_loans(text: str) -> str:
    """Return `text`, same length, with the loan phrases of `_LOANS` made neutral."""
    return _LOANS.sub(lambda found: "x" * len(found.group()), text)


def tokens(text: str) -> list[re.Match[str]]:
    """Return the words and the strong punctuation of `text`."""
    return list(_TOKEN.finditer(text))


def is_wall(word: str) -> bool:
    """Say whether an English run cannot go through `word`: punctuation, or a word seen to be French."""
    plain = word.lower().rstrip("'’")
    return not word[0].isalnum() or plain in _FRENCH or word[-1] in "'’" or bool(_ACCENT.search(word))
