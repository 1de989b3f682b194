"""Recordings of sound and of pictures: councils, interviews, films."""

from transverse.inventory.profile import Profile, Source

ID = "media"
LABEL = "enregistrement audio ou vidéo"
SUFFIXES = tuple(".mp4 .mov .avi .mkv .wmv .webm .mpg .mp3 .m4a .wav .ogg .flac .aac".split())
MEDIA_TYPE = "video/mp4"
FILE_TYPE = "OCTET"
RANK = 17
SOURCE = "https://www.iana.org/assignments/media-types/media-types.xhtml#video"
EXAMPLES = (
    b"\0\0\0\x18ftypmp42",
    b"RIFF\0\0\0\0AVI LIST",
    b"ID3\x03\0\0",
    b"\x1a\x45\xdf\xa3\x01",
    b"OggS\0\2",
)
COUNTER_EXAMPLES = (
    b"",
    b"\0\0\0\x18ftypheic",
    b"RIFF\0\0\0\0WEBPVP8 ",
    b"ID3;nom\n1;a\n",
    b"\xff\xfei\0d\0",
    b"OggS;nom\n",
)

_MARKS = (
    *(
        b"ID3\2",
        b"ID3\3",
        b"ID3\4",
        b"\xff\xfb",
        b"\xff\xf3",
        b"\xff\xf2",
        b"\xff\xf1",
        b"\xff\xf9",
        b"OggS\0",
        b"fLaC\0",
    ),
    *(b"\x1a\x45\xdf\xa3", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", b"\0\0\1\xba", b"\0\0\1\xb3", b"FLV\1", b"MThd\0\0"),
)
_STILL = frozenset((b"heic", b"heix", b"heif", b"mif1", b"msf1", b"avif"))


def recognise(source: Source) -> bool:
    """Tell whether it begins with the mark of a kind of recording."""
    head = source.head
    if head[:4] == b"RIFF":
        return head[8:12] in {b"AVI ", b"WAVE"}
    if head[4:8] in {b"ftyp", b"moov", b"mdat", b"wide"}:
        return head[8:12] not in _STILL and head[:1] == b"\0"
    return head.startswith(_MARKS)


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(listed="Un enregistrement audio ou vidéo\u00a0: vu et daté, sans être ouvert.")
