"""Documents that are printed or sent: PDF."""

from transverse.inventory.profile import Profile, Source

ID = "pdf"
LABEL = "document PDF"
SUFFIXES = tuple(".pdf".split())
MEDIA_TYPE = "application/pdf"
FILE_TYPE = "PDF"
RANK = 10
SOURCE = "ISO 32000-2, §7.5.2 (file header)"
EXAMPLES = (
    b"%PDF-1.7\n",
    b"\xef\xbb\xbf%PDF-1.4\n",
)
COUNTER_EXAMPLES = (
    b"",
    b"id;nom\n1;%PDF\n",
    b"%!PS-Adobe-3.0\n",
)

_FIRST = 1024  # readers accept that much before it


def recognise(source: Source) -> bool:
    """Tell whether the mark of a PDF comes before anything that reads as a table."""
    return source.head[:_FIRST].lstrip(b"\xef\xbb\xbf\r\n \0").startswith(b"%PDF-")


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(listed="Un document PDF\u00a0: vu et daté, sans être ouvert.")
