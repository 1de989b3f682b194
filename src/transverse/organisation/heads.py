"""Who heads each unit: as told, once; deduced from the superiors where the file has no column for it."""

from dataclasses import replace

from transverse.organisation.draft import Draft
from transverse.organisation.model import Post


def settle(draft: Draft) -> None:
    """Leave one head at most in each unit of `draft`, and report the units that have none."""
    told = _told(draft)
    if not told and not draft.column("head"):
        for code, post in _deduced(draft).items():
            draft.posts[post.code] = replace(post, head=True)
            told.add(code)
            _report(draft, "head-deduced", post, "superior")
    for unit in draft.units.values():
        if unit.code not in told:
            draft.log.add("head-missing", unit.line, draft.column("head"), unit.name)


def _told(draft: Draft) -> set[str]:
    """Return the units whose head is told; a second head becomes an ordinary post."""
    units: set[str] = set()
    for post in list(draft.posts.values()):
        if post.head and post.unit in units:
            draft.posts[post.code] = replace(post, head=False)
            _report(draft, "head-repeated", post, "head")
        elif post.head:
            units.add(post.unit)
    return units


def _report(draft: Draft, code: str, post: Post, field: str) -> None:
    shown = post.title or post.holder or post.code
    draft.log.add(code, post.line, draft.column(field), shown, draft.units[post.unit].name)


def _deduced(draft: Draft) -> dict[str, Post]:
    """Return the head of each unit: the only one to whom others of it report, and who reports to none of them."""
    posts = draft.posts
    inner = {post.superior for post in posts.values() if post.superior and posts[post.superior].unit == post.unit}
    found: dict[str, list[Post]] = {}
    for code in sorted(inner):
        post = posts[code]
        if not post.superior or posts[post.superior].unit != post.unit:
            found.setdefault(post.unit, []).append(post)
    return {unit: candidates[0] for unit, candidates in found.items() if len(candidates) == 1}
