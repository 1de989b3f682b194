"""``transverse servir`` as an administrator meets it: it opens, it keeps its worker alive, it stops cleanly."""

import os
import signal
import socket

from portal.operations.processes import children, until

MAIL = """
from transverse.portal.mail.write import write
write("clé", "a@ville.example", "Objet", "Texte")
"""


def _alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _worker(process):
    return next((pid for pid, words in children(process).items() if "operations.child" in words), None)


def test_it_opens_keeps_its_worker_and_stops(portal):
    with portal.started("servir", "--port", portal.port, "--processus", "1", stopped=signal.SIGINT) as process:
        until(lambda: portal.get() == 200)
        assert portal.get("/compte/connexion/") == 200
        first = until(lambda: _worker(process))
        os.kill(first, signal.SIGKILL)
        until(lambda: _worker(process) not in {first, None})
        portal.python(MAIL)
        until(lambda: list((portal.folder / "courriels").glob("*.eml")))
        ours = children(process)
        assert len(ours) == 2
        group = os.getpgid(process.pid)
        assert not [pid for pid in ours if os.getpgid(pid) == group], "Ctrl-C in a terminal is for the command alone"
        refused = portal.run("servir", "--port", portal.port, code=2)
        assert "elle est déjà occupée" in refused
        portal.run("sauvegarder", portal.folder)
        (saved,) = portal.folder.glob("transverse-*.zip")
        assert "est en service" in portal.run("restaurer", saved, "--remplacer", code=2)
    assert f"Le portail est ouvert : http://localhost:{portal.port}" in process.said
    assert "transverse administrateur" in process.said
    assert process.said.endswith("Le portail est arrêté.\n")
    assert not [pid for pid in ours if _alive(pid)]


def test_nothing_outlives_it_when_it_is_killed(portal):
    with portal.started("servir", "--port", portal.port, stopped=signal.SIGKILL, code=-signal.SIGKILL) as process:
        until(lambda: portal.get() == 200)
        until(lambda: _worker(process))
        ours = children(process)
        assert len(ours) >= 2
    until(lambda: not [pid for pid in ours if _alive(pid)], 20)
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", portal.port))


def test_a_worker_alone_works_beside(portal):
    portal.python(MAIL)
    with portal.started("travailler") as process:
        until(lambda: list((portal.folder / "courriels").glob("*.eml")))
    assert "Ctrl-C pour arrêter" in process.said
    assert process.said.endswith("Les travaux de fond sont arrêtés.\n")
