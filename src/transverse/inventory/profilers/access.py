"""Data bases of Microsoft Access."""

from transverse.inventory.profile import Profile, Source

ID = "access"
LABEL = "base Microsoft Access"
SUFFIXES = tuple(".mdb .accdb".split())
MEDIA_TYPE = "application/vnd.ms-access"
FILE_TYPE = "OCTET"
RANK = 19
SOURCE = "https://www.loc.gov/preservation/digital/formats/fdd/fdd000462.shtml"
EXAMPLES = (
    b"\0\1\0\0Standard Jet DB\0",
    b"\0\1\0\0Standard ACE DB\0",
)
COUNTER_EXAMPLES = (
    b"",
    b"Standard Jet DB;nom\n",
    b"SQLite format 3\0",
)


def recognise(source: Source) -> bool:
    """Tell whether it names the engine of Access where such files do."""
    return source.head[4:19] in {b"Standard Jet DB", b"Standard ACE DB"}


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(
        listed="Une base Microsoft Access\u00a0: elle ne s'ouvre pas ici. Exportez ses tables en Excel pour les voir."
    )
