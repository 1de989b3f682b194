"""The wishes of the one who publishes, looked at before anything is drawn: each fault is one sentence."""

import re
from dataclasses import replace

from transverse.common.errors import OptionError, TransverseError
from transverse.inventory import iri
from transverse.inventory.catalogue_model import Wishes
from transverse.inventory.exports import _vocabulary as vocabulary

_SIRET = 14  # digits
_OUTLINE = re.compile(r"(?:MULTI)?POLYGON\s*\([-\d.,()\s]+\)", re.IGNORECASE)


class OutlineError(TransverseError):
    """The outline of the territory is not one that portals can draw."""

    def __init__(self) -> None:
        super().__init__(
            "Le contour du territoire n'est pas lisible. Donnez-le en WKT (« POLYGON ((…)) »), longitudes d'abord."
        )


class SiretError(TransverseError):
    """The number of the publisher is none of Sirene."""

    def __init__(self, given: str) -> None:
        self.given = given
        super().__init__(f"« {given} » n'est pas un SIRET. Écrivez ses quatorze chiffres, sans espace.")


def checked(wishes: Wishes) -> Wishes:
    """Return the wishes with their addresses whole: each ends with a slash, that of the files is there.

    Raises
    ------
    SiretError
        `wishes` holds a number that is not fourteen digits.
    AddressError
        It holds an address that is none.
    OutlineError
        Its outline is not a polygon in WKT.
    OptionError
        Its licence or its frequency is unknown.
    """
    if wishes.licence not in vocabulary.licences():
        raise OptionError("la licence", wishes.licence, vocabulary.licences())
    frequencies = vocabulary.scheme("frequency").labels
    if wishes.frequency not in frequencies:
        raise OptionError("la fréquence", wishes.frequency, frequencies)
    if wishes.spatial and not _OUTLINE.fullmatch(wishes.spatial.strip()):
        raise OutlineError
    siret = wishes.publisher.siret
    if siret and not (len(siret) == _SIRET and siret.isdecimal() and siret.isascii()):
        raise SiretError(siret)
    if wishes.publisher.homepage:
        iri.checked(wishes.publisher.homepage, "le site de l'organisme")
    if wishes.publisher.email:
        iri.checked_mail(wishes.publisher.email)
    base = iri.checked(wishes.base, "le catalogue")
    return replace(wishes, base=base, files=iri.checked(wishes.files or f"{base}fichiers/", "les fichiers"))
