"""Photographs, scans and aerial views."""

import re

from transverse.inventory.profile import Profile, Source

ID = "image"
LABEL = "image"
SUFFIXES = tuple(".jpg .jpeg .png .gif .tif .tiff .bmp .webp .heic .svg .jp2 .psd".split())
MEDIA_TYPE = "image/jpeg"
FILE_TYPE = "JPEG"
RANK = 16
SOURCE = "https://www.iana.org/assignments/media-types/media-types.xhtml#image"
EXAMPLES = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    b"\xff\xd8\xff\xe0\0\x10JFIF",
    b"II*\0\x08\0\0\0",
    b"RIFF\0\0\0\0WEBPVP8 ",
    b"\0\0\0\x18ftypheic",
    b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
)
COUNTER_EXAMPLES = (
    b"",
    b"BM;nom\n1;a\n",
    b"RIFF\0\0\0\0WAVEfmt ",
    b"\0\0\0\x18ftypmp42",
    b"II;MM\n1;2\n",
    b"<html><body><svg/></body></html>",
    b"GIF;nom\n1;a\n",
)

_MARKS = (
    *(b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
    *(b"8BPS\0\1", b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51", b"\xd7\xcd\xc6\x9a"),
)
_HEIF = frozenset((b"heic", b"heix", b"heif", b"mif1", b"msf1", b"avif"))
_SVG = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]", re.DOTALL)


def recognise(source: Source) -> bool:
    """Tell whether it begins with the mark of a kind of image."""
    head = source.head
    if head.startswith(_MARKS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return True
    if head[4:8] == b"ftyp":
        return head[8:12] in _HEIF
    return (head[:2] == b"BM" and head[6:10] == bytes(4)) or _SVG.match(head[:4096]) is not None


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(listed="Une image\u00a0: vue et datée, sans être ouverte.")
