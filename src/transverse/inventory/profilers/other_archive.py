"""Archives that are not opened here: 7z, RAR, bzip2, xz, Zstandard, CAB."""

from transverse.inventory.profile import Profile, Source

ID = "other_archive"
LABEL = "archive"
SUFFIXES = tuple(".7z .rar .bz2 .xz .zst .cab".split())
MEDIA_TYPE = "application/x-7z-compressed"
FILE_TYPE = "OCTET"
RANK = 43
SOURCE = "https://py7zr.readthedocs.io/en/latest/archive_format.html"
EXAMPLES = (
    b"7z\xbc\xaf\x27\x1c\0\4",
    b"Rar!\x1a\x07\1\0",
    b"BZh91AY&SY",
)
COUNTER_EXAMPLES = (
    b"",
    b"7z;nom\n1;a\n",
    b"BZh;an\n",
    b"PK\3\4",
)

_MARKS = (
    *(b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", b"MSCF\0\0\0\0"),
    *(b"BZh" + bytes([digit]) + b"1AY&SY" for digit in b"123456789"),
)


def recognise(source: Source) -> bool:
    """Tell whether it begins with the mark of a kind of archive."""
    return source.head.startswith(_MARKS)


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(
        listed="Une archive qui ne s'ouvre pas ici. Décompressez-la dans un dossier, ou enregistrez-la en zip."
    )
