"""Distinguished names (RFC 4514): cut in their parts, so that one entry may be found under another."""

import re

_PART = re.compile(r"(?:\\.|[^\\,;])+", re.DOTALL)
_HEX = re.compile(r"(?:\\[0-9A-Fa-f]{2})+")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LONGEST = 2_000

Name = tuple[tuple[str, str], ...]


def parsed(dn: str) -> Name:
    r"""Return the parts of `dn` from the entry up, each with its attribute in lower case.

    >>> parsed(r"OU=Eau\2C air, ou=Technique,dc=ville")
    (('ou', 'Eau, air'), ('ou', 'Technique'), ('dc', 'ville'))
    """
    parts = (part.partition("=") for part in _PART.findall(dn[:_LONGEST]))
    return tuple((attribute.strip().lower(), _plain(value)) for attribute, equal, value in parts if equal)


def key(name: Name) -> str:
    """Return what two writings of the same name have in common."""
    return ",".join(f"{attribute}={value.casefold()}" for attribute, value in name)


def _plain(value: str) -> str:
    if "\\" not in value:
        return " ".join(value.split())
    value = _HEX.sub(lambda found: bytes.fromhex(found[0].replace("\\", "")).decode("utf-8", "replace"), value)
    return " ".join(_ESCAPED.sub(r"\1", value).split())
