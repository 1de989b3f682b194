"""What a page weighs the first time it is opened: itself and all that it names, as they travel."""

import re
from http.client import HTTPConnection

_NAMED = re.compile(rb"<(?:link|script|img)\b[^>]*?\b(?:href|src)=\"([^\"#]+)\"")
_KEPT = ("text/css", "javascript", "image/", "font/")


def weight(port: int, path: str, cookie: str) -> int:
    """Return the bytes of the answers, bodies compressed as the server does; a page elsewhere is not followed."""
    import gzip

    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    body, encoding, _ = _get(connection, path, cookie)
    text = gzip.decompress(body) if encoding == "gzip" else body
    total = len(body)
    for address in {each.decode() for each in _NAMED.findall(text)}:
        if address.startswith("/"):
            body, _, kind = _get(connection, address, cookie)
            total += len(body) if any(each in kind for each in _KEPT) else 0
    connection.close()
    return total


def _get(connection: HTTPConnection, path: str, cookie: str) -> tuple[bytes, str, str]:
    connection.request("GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    return answer.read(), answer.getheader("Content-Encoding", ""), answer.getheader("Content-Type", "")
