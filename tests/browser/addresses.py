"""The addresses of the portal that take no argument, found in the resolver: no list to keep."""

from django.urls import URLPattern, get_resolver


def plain_addresses():
    """Return the addresses without argument, sorted."""
    return sorted(f"/{path}" for path in _walk(get_resolver().url_patterns, ""))


def _walk(patterns, above):
    for each in patterns:
        written = str(each.pattern)
        if written.startswith("^"):
            continue
        if isinstance(each, URLPattern):
            if not each.pattern.converters:
                yield above + written
        else:
            yield from _walk(each.url_patterns, above + written)


def readable(client):
    """Return those that answer `client` with a page."""
    found = []
    for path in plain_addresses():
        answer = client.get(path)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            found.append(path)
    return found
