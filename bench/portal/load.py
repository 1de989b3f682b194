"""Users who ask for pages over kept connections, in a process of its own; prints JSON: the time of each answer by page.

Usage:  load.py < {"port", "users", "seconds", "pause", "pages": [{"name", "path", "cookie"}]}

Each user walks through the pages in an order of its own; `pause` is the mean time that it reads one (0: never).
A time runs from the request to the last byte of the answer.
"""

import gc
import json
import random
import sys
import threading
import time
from http.client import HTTPConnection, HTTPException


def main() -> None:
    """Read what to do, do it, print what was seen."""
    order = json.load(sys.stdin)
    gc.disable()
    seen: list[tuple[str, float, int, int]] = []
    over = time.perf_counter() + order["seconds"]
    users = [threading.Thread(target=_user, args=(number, order, over, seen)) for number in range(order["users"])]
    start = time.perf_counter()
    for each in users:
        each.start()
    for each in users:
        each.join()
    print(json.dumps({"seconds": time.perf_counter() - start, "answers": seen}))


def _user(number: int, order: dict, over: float, seen: list) -> None:
    draw = random.Random(number)
    pages = list(order["pages"])
    connection = HTTPConnection("127.0.0.1", order["port"], timeout=60)
    time.sleep(draw.random() * (order["pause"] or 0.1))
    while True:
        draw.shuffle(pages)
        for page in pages:
            if time.perf_counter() >= over:
                return
            seen.append((page["name"], *_ask(connection, page)))
            if order["pause"]:
                time.sleep(draw.uniform(0.5, 1.5) * order["pause"])


def _ask(connection: HTTPConnection, page: dict) -> tuple[float, int, int]:
    headers = {"Cookie": page["cookie"], "Accept-Encoding": "gzip", "Accept": "text/html"}
    start = time.perf_counter()
    try:
        connection.request("GET", page["path"], headers=headers)
        answer = connection.getresponse()
        size = len(answer.read())
    except (OSError, HTTPException):
        connection.close()
        return time.perf_counter() - start, 0, 0
    return time.perf_counter() - start, answer.status, size


if __name__ == "__main__":
    main()
