"""A paper as a file to keep, and as part of a page."""

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from transverse.papers import FORMATS, Block, Paper, write
from transverse.papers.tidy import prepared


def paper_file(paper: Paper, kind: str, name: str) -> HttpResponse:
    """Answer `paper` as docx, odt or PDF, under a file name made of the words of `name`.

    Raises
    ------
    Http404
        The format is none of those known.
    """
    if kind not in FORMATS:
        raise Http404
    chosen = FORMATS[kind]
    return HttpResponse(
        write(paper, kind),
        content_type=chosen.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{slugify(name)}.{chosen.extension.lstrip(".")}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


def blocks(paper: Paper) -> list[tuple[str, Block]]:
    """Return the blocks of `paper` as they are printed, each with its kind: what ``components/paper.html`` shows."""
    return [(type(block).__name__.lower(), block) for block in prepared(paper).blocks]
