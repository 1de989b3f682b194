"""Hearing a request to its end before it takes a turn."""

from io import BytesIO
from threading import Event, Thread

import pytest

from transverse.portal.ground.uploads import LIMIT
from transverse.portal.operations import reception
from transverse.portal.operations.reception import Reception


class Client:
    """Somebody who asks, and keeps what is answered."""

    def __init__(self, portal, folder):
        self.status = None
        self._reception = Reception(portal, folder)

    def ask(self, source=None, length=None):
        def respond(status, headers):
            self.status = status

        request = {"wsgi.input": source or BytesIO()}
        if length is not None:
            request["CONTENT_LENGTH"] = str(length)
        return b"".join(self._reception(request, respond)).decode()


def _echo(request, respond):
    respond("200 OK", [])
    return [request["wsgi.input"].read()]


def _answer(request, respond):
    return [b"asked"]


class Slow(BytesIO):
    """What is sent arrives when told."""

    def __init__(self):
        super().__init__()
        self.may, self.asked = Event(), Event()

    def read(self, size=-1):
        self.asked.set()
        self.may.wait()
        return b"a" * size


@pytest.mark.parametrize("size", [1, 65_536, 65_537, 300_000])
def test_what_is_sent_is_given_whole(tmp_path, size):
    client = Client(_echo, tmp_path)
    assert client.ask(BytesIO(b"a" * size + b"next request"), size) == "a" * size
    assert client.status == "200 OK"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("length", ["", "x", "-5"])
def test_a_request_that_says_nothing_readable_has_nothing_read(tmp_path, length):
    assert Client(_answer, tmp_path).ask(Slow(), length) == "asked"


def test_what_stops_on_its_way_never_reaches_the_portal(tmp_path):
    client = Client(None, tmp_path)
    assert client.ask(BytesIO(b"a" * 200_000), 200_001).startswith("L'envoi s'est arrêté en route")
    assert client.status == "400 Bad Request"
    assert list(tmp_path.iterdir()) == []


def test_the_beginning_of_what_is_too_large_is_kept_and_the_rest_read_away(tmp_path):
    class Large:
        left = LIMIT + 1

        def read(self, size):
            self.left -= size
            return b"a" * size

    client, source = Client(_echo, tmp_path), Large()
    assert len(client.ask(source, source.left)) == reception._BEGINNING
    assert source.left == 0


def test_those_who_send_slowly_keep_nobody_waiting(tmp_path):
    client = Client(_echo, tmp_path)
    sources = [Slow() for _ in range(reception.LISTENERS)]
    threads = [Thread(target=client.ask, args=(each, 10)) for each in sources]
    for thread, each in zip(threads, sources, strict=True):
        thread.start()
        assert each.asked.wait(10)
    assert client.ask(length=0) == ""
    assert client.status == "200 OK"
    assert client.ask(BytesIO(b"a"), 1).startswith("Trop d'envois")
    assert client.status == "503 Service Unavailable"
    for thread, each in zip(threads, sources, strict=True):
        each.may.set()
        thread.join()
    assert client.ask(BytesIO(b"a"), 1) == "a"


def test_a_few_work_together(tmp_path):
    def work(request, respond):
        started.append(1)
        over.wait()
        return []

    started, over, client = [], Event(), Client(work, tmp_path)
    threads = [Thread(target=client.ask) for _ in range(2 * reception.TURNS)]
    for each in threads:
        each.start()
    threads[0].join(0.2)
    assert len(started) == reception.TURNS
    over.set()
    for each in threads:
        each.join()
    assert len(started) == 2 * reception.TURNS


def test_a_fault_of_the_portal_gives_its_turn_back(tmp_path):
    def broken(request, respond):
        raise ZeroDivisionError

    client = Client(broken, tmp_path)
    for _ in range(2 * reception.LISTENERS):
        with pytest.raises(ZeroDivisionError):
            client.ask(BytesIO(b"a"), 1)
