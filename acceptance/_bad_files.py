"""Files that go wrong, made on the spot: each a name, its bytes, and what may be answered to it."""

import random
import struct
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

REFUSED, READ, EITHER = (2,), (0,), (0, 2)
_HIT = "La data est collectée par les régies."
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_LAUGHS = (
    '<!DOCTYPE a [<!ENTITY b0 "rire">' + "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
_OUTSIDE = '<!DOCTYPE a [<!ENTITY b9 SYSTEM "file:///etc/passwd">]>'
_DEEP = 200_000


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file to give to the command.

    Attributes
    ----------
    name
        The file's name; it tells the case as well.
    make
        What gives its bytes, when its turn comes: some are large.
    codes
        The exit codes that are right.
    seconds
        How long the answer may take.
    """

    name: str
    make: Callable[[], bytes]
    codes: tuple[int, ...] = REFUSED
    seconds: float = 10


def bad_files() -> Iterator[BadFile]:
    """Yield all of them."""
    yield from _names()
    yield from _broken()
    yield from _hostile()
    yield from _large()
    yield from _texts()


def _names() -> Iterator[BadFile]:
    yield BadFile("image-nommee.docx", lambda: b"\x89PNG\r\n\x1a\n" + _noise(5_000))
    yield BadFile("image-nommee.txt", lambda: b"\x89PNG\r\n\x1a\n" + _noise(5_000))
    yield BadFile("texte-nomme.docx", _HIT.encode, EITHER)
    yield BadFile("docx-nomme.odt", _docx, EITHER)
    yield BadFile("docx-nomme.txt", _docx, EITHER)
    yield BadFile("tableur.xlsx", lambda: _zip({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}))
    yield BadFile("archive.zip", lambda: _zip({"note.txt": _HIT}))
    yield BadFile("archive-nommee.docx", lambda: _zip({"note.txt": _HIT}))
    yield BadFile("rapport.pdf", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    yield BadFile("rapport.rtf", lambda: b"{\\rtf1\\ansi La data est l\\'e0.}")
    yield BadFile("ancien.doc", lambda: _compound("WordDocument"))
    yield BadFile("inconnu.xyz", lambda: _noise(5_000))


def _broken() -> Iterator[BadFile]:
    for kind, make in {"docx": _docx, "odt": _odt, "pptx": _pptx}.items():
        for share in (30, 60, 95):
            yield BadFile(f"coupe-{share}.{kind}", lambda make=make, share=share: _cut(make(), share))  # type: ignore[misc]
        yield BadFile(f"abime.{kind}", lambda make=make: _scratched(make()))  # type: ignore[misc]
    yield BadFile("sans-corps.docx", lambda: _docx("<w:document/>"), EITHER)
    yield BadFile("xml-coupe.docx", lambda: _docx(_word_body(_HIT)[:-40]))
    yield BadFile("vide.txt", lambda: b"")
    yield BadFile("vide.docx", lambda: b"")
    yield BadFile("blancs.txt", lambda: b" \n\n \n", EITHER)
    yield BadFile("mot-de-passe.docx", lambda: _compound("EncryptedPackage"))
    yield BadFile("mot-de-passe.pptx", lambda: _compound("EncryptedPackage"))
    yield BadFile("mot-de-passe.odt", _odt_encrypted)
    yield BadFile("entrees-chiffrees.docx", lambda: _zip_encrypted(_docx()))


def _hostile() -> Iterator[BadFile]:
    for label, dtd in {"rires": _LAUGHS, "entite-externe": _OUTSIDE}.items():
        yield BadFile(f"{label}.docx", lambda dtd=dtd: _docx(dtd + _word_body("&b9;")), EITHER)  # type: ignore[misc]
        yield BadFile(f"{label}.odt", lambda dtd=dtd: _odt(dtd + _odf_body("&b9;")), EITHER)  # type: ignore[misc]
        yield BadFile(f"{label}.pptx", lambda dtd=dtd: _pptx(dtd + _slide("&b9;")), EITHER)  # type: ignore[misc]
    yield BadFile("bombe.docx", lambda: _docx(_word_body(" " * 1_000_000_000)), REFUSED, 20)
    yield BadFile("bombe.odt", lambda: _odt(_odf_body(" " * 400_000_000)), REFUSED, 20)
    yield BadFile("bombe-image.docx", lambda: _docx(extra={"word/media/image1.bmp": "\0" * 1_000_000_000}), EITHER, 20)
    yield BadFile("imbrique.docx", lambda: _docx(_word_body("</w:t></w:r><w:ins>" * _DEEP)), REFUSED, 20)
    yield BadFile("imbrique.odt", lambda: _odt(_odf_body("<text:span>" * _DEEP + "</text:span>" * _DEEP)), EITHER, 20)
    yield BadFile("evasion.docx", lambda: _docx(extra={"../../evade.txt": "dehors"}))
    yield BadFile("doublons.docx", lambda: _zip({"word/document.xml": _word_body(_HIT)}, again="word/document.xml"))
    yield BadFile(
        "trop-de-parties.docx", lambda: _docx(extra={f"word/x{n}.xml": "" for n in range(30_000)}), REFUSED, 20
    )
    yield BadFile("imbrique.html", lambda: b"<div>" * _DEEP + _HIT.encode(), EITHER, 30)
    yield BadFile("imbrique.md", lambda: b"> " * _DEEP + _HIT.encode(), EITHER, 30)
    yield BadFile(
        "imbrique.eml", lambda: b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * _DEEP, EITHER, 30
    )
    yield BadFile("macros.docm", lambda: _docx(extra={"word/vbaProject.bin": "macros"}), EITHER)


def _large() -> Iterator[BadFile]:
    line = ("Le conseil se réunit tous les mois à la mairie. " * 20 + "\n\n").encode()
    yield BadFile("texte-200-Mo.txt", lambda: _HIT.encode() + b"\n\n" + line * (199_000_000 // len(line)))
    short = b"Le conseil se reunit tous les mois.\n\n"
    for kind, size in {"txt": 14_900_000, "md": 7_400_000, "html": 14_900_000}.items():
        yield BadFile(
            f"texte-long.{kind}", lambda size=size: _HIT.encode() + b"\n\n" + short * (size // len(short)), READ, 120
        )
    yield BadFile(
        "corps-23-Mo.docx", lambda: _docx(_word_body(_HIT + _filler("</w:t></w:r></w:p><w:p><w:r><w:t>"))), READ, 120
    )
    yield BadFile("corps-23-Mo.odt", lambda: _odt(_odf_body(_HIT + _filler("</text:p><text:p>"))), READ, 120)
    yield BadFile("images-140-Mo.docx", lambda: _docx(extra={"word/media/image1.jpg": _noise(140_000_000)}), READ)
    yield BadFile("texte-300-Mo.txt", lambda: line * (300_000_000 // len(line)))
    yield BadFile("une-ligne-100-Mo.txt", lambda: b"data " * 2_000 + b"x" * 100_000_000)
    yield BadFile("une-ligne-14-Mo.txt", lambda: b"data " * 200 + b"x" * 14_900_000, READ, 120)
    yield BadFile("bruit-50-Mo.docx", lambda: _noise(50_000_000))


def _texts() -> Iterator[BadFile]:
    text = f"{_HIT} L’été, où l'œuvre coûte 3 € : ça va."
    yield BadFile("windows.txt", lambda: text.encode("cp1252"), READ)
    yield BadFile(
        "latin-1.txt", lambda: text.replace("’", "'").replace("œ", "oe").replace("€", "F").encode("latin-1"), READ
    )
    yield BadFile("utf-16.txt", lambda: text.encode("utf-16"), READ)
    yield BadFile("marque.txt", lambda: text.encode("utf-8-sig"), READ)
    yield BadFile("coupe-au-milieu.txt", lambda: text.encode()[:-1] + "é".encode()[:1], EITHER)
    yield BadFile("octets-nuls.txt", lambda: text.encode() + b"\0\0\0")
    yield BadFile("binaire.bin", lambda: Path(sys.executable).resolve().read_bytes()[:2_000_000])


def _noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)  # noqa: S311 (filler)


def _filler(between: str) -> str:
    """Return 22 MB of paragraphs that hardly compress, so that their size alone is what is met."""
    draw = random.Random(1)  # noqa: S311 (filler)
    lines, size = list[str](), 0
    while size < 22_000_000:
        lines.append(between + "".join(draw.choices("abcdeilmnorstu  ", k=120)))
        size += len(lines[-1])
    return "".join(lines)


def _cut(source: bytes, share: int) -> bytes:
    return source[: len(source) * share // 100]


def _scratched(source: bytes) -> bytes:
    """Return a zip archive whose text part no longer has its checksum."""
    middle = len(source) // 3
    return source[:middle] + bytes(255 - each for each in source[middle : middle + 20]) + source[middle + 20 :]


def _zip(parts: dict[str, str | bytes], *, stored: str = "", again: str = "") -> bytes:
    """Return an archive; the part `stored` is not compressed, the part `again` is there a second time."""
    file = BytesIO()
    with warnings.catch_warnings(), ZipFile(file, "w", ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # zipfile warns of a double name, and writes it
        for name, text in (*parts.items(), *((each, parts[each]) for each in parts if each == again)):
            archive.writestr(name, text, ZIP_STORED if name == stored else ZIP_DEFLATED)
    return file.getvalue()


def _zip_encrypted(source: bytes) -> bytes:
    """Return the archive with the flag of encryption raised on every entry."""
    raised = bytearray(source)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raised.find(mark)
        while place >= 0:
            raised[place + offset] |= 1
            place = raised.find(mark, place + 4)
    return bytes(raised)


def _word_body(text: str) -> str:
    filler = "".join(f"<w:p><w:r><w:t>Article {n}, lu en séance.</w:t></w:r></w:p>" for n in range(200))
    return f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>{filler}</w:body></w:document>'


def _docx(body: str = "", extra: dict[str, str | bytes] | None = None) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return _package("word/document.xml", kind, body or _word_body(_HIT), extra or {})


def _package(main: str, kind: str, body: str, extra: dict[str, str | bytes]) -> bytes:
    head = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="{kind}"/></Types>'
    )
    link = _link(f"{_REL}/officeDocument", main)
    return _zip({"[Content_Types].xml": head, "_rels/.rels": link, main: body, **extra})


def _link(kind: str, target: str) -> str:
    one = f'<Relationship Id="r1" Type="{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{one}</Relationships>'


def _slide(text: str) -> str:
    return (
        f'<p:sld xmlns:p="{_P}" xmlns:a="{_A}"><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p>'
        "</p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
    )


def _pptx(slide: str = "") -> bytes:
    listed = '<p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst>'
    body = f'<p:presentation xmlns:p="{_P}" xmlns:r="{_REL}">{listed}</p:presentation>'
    link = _link(f"{_REL}/slide", "slides/slide1.xml")
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    parts = {"ppt/_rels/presentation.xml.rels": link, "ppt/slides/slide1.xml": slide or _slide(_HIT)}
    return _package("ppt/presentation.xml", kind, body, parts)


def _odf_body(text: str) -> str:
    return (
        f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" office:version="1.3">'
        f"<office:body><office:text><text:p>{text}</text:p></office:text></office:body></office:document-content>"
    )


def _odt(body: str = "", manifest: str = "") -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}">{inside}</manifest:file-entry>'
        for path, media, inside in (("/", kind, ""), ("content.xml", "text/xml", manifest))
    )
    listed = (
        f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" manifest:version="1.3">{entries}</manifest:manifest>'
    )
    parts = {"mimetype": kind, "content.xml": body or _odf_body(_HIT), "META-INF/manifest.xml": listed}
    return _zip(parts, stored="mimetype")


def _odt_encrypted() -> bytes:
    """Return what LibreOffice writes under a password: ciphered parts, told by the manifest (ODF 1.3, part 2, 3.4)."""
    told = (
        '<manifest:encryption-data manifest:checksum-type="SHA256/1K" manifest:checksum="x">'
        '<manifest:algorithm manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>'
        "</manifest:encryption-data>"
    )
    return _odt(_noise(4_000).decode("latin-1"), told)


def _compound(entry: str) -> bytes:
    """Return a compound file (MS-CFB) that holds the stream `entry`: the shell of old and of encrypted Office files."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack("<128I", fat, end, *range(3, 10), end, *[free] * 118)
    entries = _entry("Root Entry", 5, 1, end, 0) + _entry(entry, 2, free, 2, 4096) + bytes(256)
    return header + table + entries + _noise(4096)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    raw, none = name.encode("utf-16-le"), 0xFFFFFFFF
    return raw.ljust(64, b"\0") + struct.pack("<HBB3I36xIQ", len(raw) + 2, kind, 1, none, none, child, start, size)
