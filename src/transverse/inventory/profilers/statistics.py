"""Tables of statistical software: SAS, SPSS, Stata, R."""

from transverse.inventory.profile import Profile, Source

ID = "statistics"
LABEL = "table d'un logiciel de statistique"
SUFFIXES = tuple(".sas7bdat .sav .dta .rds .rdata .rda".split())
MEDIA_TYPE = "application/x-spss-sav"
FILE_TYPE = "OCTET"
RANK = 44
SOURCE = "https://www.loc.gov/preservation/digital/formats/fdd/fdd000469.shtml"
EXAMPLES = (
    b"$FL2@(#) SPSS DATA FILE",
    b"<stata_dta><header>",
    b"RDX3\nX\n",
)
COUNTER_EXAMPLES = (
    b"",
    b"$FL2;nom\n1;a\n",
    b"<html></html>",
    b"RDX;nom\n",
)

_SAS = bytes(12) + b"\xc2\xea\x81\x60"
_MARKS = (_SAS, b"$FL2@(#)", b"$FL3@(#)", b"<stata_dta>", b"RDX2\n", b"RDX3\n", b"X\n\0\0\0\2", b"X\n\0\0\0\3")


def recognise(source: Source) -> bool:
    """Tell whether it begins with the mark of one of them."""
    return source.head.startswith(_MARKS)


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(
        listed="Une table d'un logiciel de statistique\u00a0: elle ne s'ouvre pas ici. Exportez-la en CSV pour la voir."
    )
