"""Kill -9 the worker and the web server in the middle of an import, of a signature, of a sending: nothing lost or doubled.

Everything is real: ``transverse demonstration``, ``transverse servir``, pages read and forms sent as a browser does.
The minute that a worker's silence lasts before its work is taken over is spared by ageing the rows.
"""

import email
import http.cookiejar
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from portal.mail.smtp_server import smtp_server
from portal.operations.processes import Portal, children, until

PASSWORD = "bienvenue-a-valmerande"  # noqa: S105 (of the demonstration)
AGENTS = 12_000
MAILS = 300
OLD = "2020-01-01 00:00:00"
RANDOM = random.Random(3)  # noqa: S311 (the moments of the kills)

Fault = Iterator[str]


class Browser:
    """Cookies, forms, and nothing else."""

    def __init__(self, portal: Portal) -> None:
        self.home = f"http://127.0.0.1:{portal.port}"
        self._jar = http.cookiejar.CookieJar()
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar)).open

    def get(self, path: str) -> str:
        """Return a page."""
        with self._open(self.home + path, timeout=60) as answer:
            return str(answer.read().decode())

    def post(self, path: str, fields: dict[str, str], **file: tuple[str, bytes]) -> str:
        """Send a form; return the address that it leads to."""
        boundary = uuid.uuid4().hex
        parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
        parts += [
            f'name="{name}"; filename="{title}"\r\n\r\n'.encode() + content for name, (title, content) in file.items()
        ]
        body = b"".join(
            b"--" + boundary.encode() + b"\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts
        )
        request = urllib.request.Request(self.home + path, body + f"--{boundary}--\r\n".encode())  # noqa: S310 (ours)
        request.add_header("Content-Type", f"multipart/form-data; boundary={boundary}")
        with self._open(request, timeout=60) as answer:
            return str(answer.url)

    def cookies(self) -> str:
        """Return the cookies, as a request sends them."""
        return "; ".join(f"{each.name}={each.value}" for each in self._jar)

    def form(self, page: str, action: str = "") -> dict[str, str]:
        """Return the hidden fields of the form of `page` that goes to `action`."""
        forms = re.findall(r"<form[^>]*method=\"post\".*?</form>", page, re.DOTALL)
        (found, *_) = [each for each in forms if f'action="{action}"' in each or not action]
        inputs = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", found)
        return {
            re.search(r'name="([^"]*)"', each)[1]: re.search(r'value="([^"]*)"', each)[1]  # type: ignore[index]
            for each in inputs
            if "value=" in each
        }

    def sign_in(self, address: str) -> None:
        """Open a session."""
        fields = self.form(self.get("/compte/connexion/"), "/compte/connexion/")
        self.post("/compte/connexion/", fields | {"login": address, "password": PASSWORD})


def main() -> int:
    """Return 1 if anything was lost or doubled."""
    faults = 0
    with tempfile.TemporaryDirectory(prefix="transverse-kill-") as folder:
        made = Portal(Path(folder) / "modele")
        made.run("demonstration", "--dossier", made.folder)
        for number, (name, check) in enumerate(CASES.items()):
            portal = Portal(Path(shutil.copytree(made.folder, Path(folder) / str(number))))
            found = list(check(portal))
            print(f"{'DÉFAUT' if found else 'bien'} : {name}", *found, sep="\n    ", flush=True)
            faults += len(found)
    print(f"{faults} défaut(s)")
    return 1 if faults else 0


def _kill(process: object, what: str) -> None:
    """Kill one of the processes of the portal, without a word of warning."""
    for pid, words in children(process).items():
        if what in words:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            return


WORKER, WEB = "operations.child", " servir "


def _a_minute_later(portal: Portal) -> None:
    portal.rows("UPDATE jobs_job SET alive_at = ? WHERE state = 'running'", OLD)
    portal.rows("UPDATE django_tasks_database_dbtaskresult SET started_at = ? WHERE status = 'RUNNING'", OLD)
    portal.rows("UPDATE mail_mail SET not_before = ? WHERE state = 'sending'", OLD)


def _left_running(portal: Portal) -> Fault:
    for table, column, word in (
        ("jobs_job", "state", "running"),
        ("django_tasks_database_dbtaskresult", "status", "RUNNING"),
        ("mail_mail", "state", "sending"),
    ):
        if count := portal.rows(f"SELECT COUNT(*) FROM {table} WHERE {column} = ?", word)[0][0]:  # noqa: S608
            yield f"{count} lignes de {table} restent en cours"


def chart() -> bytes:
    """Return a chart of many agents."""
    lines = ["code_unite;unite;code_unite_mere;code_poste;poste;responsable;matricule;nom;prenom"]
    lines += [f"U{unit};Service {unit};{'U0' if unit else ''};;;;;;" for unit in range(60)]
    lines += [
        f"U{n % 60};Service {n % 60};{'U0' if n % 60 else ''};P{n};Agent;;K{n};Nom{n};Prénom" for n in range(AGENTS)
    ]
    return "\n".join(lines).encode()


def importing(portal: Portal) -> Fault:
    """Kill the worker while it reads a chart, then while it writes it."""
    with portal.started("servir", "--port", portal.port) as process:
        until(lambda: portal.get() == 200)
        browser = Browser(portal)
        browser.sign_in("administrateur@valmerande.example")
        fields = browser.form(browser.get("/organigramme/importer/"))
        address = browser.post("/organigramme/importer/", fields, chart=("agents.csv", chart()))
        path = urllib.parse.urlsplit(address).path
        yield from _killed_in(portal, process, "read_chart")
        fields = browser.form(browser.get(path), f"{path}confirmer/")
        browser.post(f"{path}confirmer/", fields)
        yield from _killed_in(portal, process, "apply_chart")
        state = portal.rows("SELECT state FROM people_chartimport ORDER BY id DESC LIMIT 1")[0][0]
        if state != "applied":
            yield f"l'import est « {state} »"
        here, times = portal.rows("SELECT COUNT(*), COUNT(DISTINCT code) FROM people_agent WHERE code LIKE 'K%'")[0]
        if (here, times) != (AGENTS, AGENTS):
            yield f"{here} agents, {times} matricules, au lieu de {AGENTS}"
        yield from _left_running(portal)


def _killed_in(portal: Portal, process: object, kind: str) -> Fault:
    """Kill the worker once the job of `kind` runs, and see that another does it."""
    last = "SELECT state, tries FROM jobs_job WHERE kind = ? ORDER BY asked_at DESC LIMIT 1"
    until(lambda: portal.rows(last, kind)[0][0] == "running")
    time.sleep(0.5)
    before = portal.rows("SELECT COUNT(*) FROM people_agent")[0][0]
    _kill(process, WORKER)
    state, tries = portal.rows(last, kind)[0]
    print(f"    {kind} : tué à l'essai {tries}, « {state} »")
    if state != "running":
        yield f"{kind} était déjà « {state} » : l'arrêt n'est pas tombé au milieu"
    if portal.rows("SELECT COUNT(*) FROM people_agent")[0][0] != before:
        yield f"{kind} a laissé des agents à moitié écrits"
    _a_minute_later(portal)
    until(lambda: portal.rows(last, kind)[0][0] in {"done", "failed"})
    state, tries = portal.rows(last, kind)[0]
    if (state, tries) != ("done", 2):
        yield f"{kind} : « {state} » après {tries} essais"


def signing(portal: Portal) -> Fault:
    """Kill the web server during the POST that signs, at many moments; send the same form again, as one would."""
    places = portal.rows(
        "SELECT s.id, s.letter_id, s.agent_id FROM people_signature s JOIN people_letter l ON l.id = s.letter_id "
        "WHERE s.signed_at IS NULL AND l.state = 'sent' ORDER BY s.id"
    )
    portal.python(_ACCOUNTS.format(agents=[agent for _, _, agent in places], password=PASSWORD))
    kept = Counter[str]()
    with portal.started("servir", "--port", portal.port, "--processus", "1", "--sans-travailleur") as process:
        for place, letter, agent in places:
            until(lambda: portal.get() == 200)
            browser, path = Browser(portal), f"/lettres/{letter}/signer/"
            browser.sign_in(portal.rows("SELECT email FROM accounts_account WHERE agent_id = ?", agent)[0][0])
            fields = browser.form(browser.get(f"/lettres/{letter}/"), path) | {"read": "on"}
            killer = threading.Timer(RANDOM.uniform(0, 0.08), _kill, (process, WEB))
            time.sleep(6)  # two deaths in less close the web server, which takes them for a fault of the portal
            killer.start()
            try:
                browser.post(path, fields)
                answer = "répondu"
            except OSError:
                answer = "coupé"
            killer.join()
            until(lambda: portal.get() == 200)
            signed = portal.rows("SELECT signed_at IS NOT NULL FROM people_signature WHERE id = ?", place)[0][0]
            kept[f"{answer}, {'signé' if signed else 'pas signé'}"] += 1
            if answer == "répondu" and not signed:
                yield f"la signature {place} est perdue : le serveur avait répondu"
            browser.post(path, fields)
            yield from _signed_once(portal, place, fields["jeton"])
        print("   ", ", ".join(f"{count} {what}" for what, count in sorted(kept.items())))
    yield from _same_mails(portal)


_ACCOUNTS = """
from transverse.portal.accounts.models import Account
from transverse.portal.people.models import Agent
for key in {agents}:
    agent = Agent.objects.get(pk=key)
    account = Account.objects.filter(agent=agent).first() or Account.objects.create_user(f"a{{key}}@x.example", agent=agent)
    account.set_password("{password}")
    account.save()
"""


def _signed_once(portal: Portal, place: int, key: str) -> Fault:
    if not portal.rows("SELECT signed_at FROM people_signature WHERE id = ?", place)[0][0]:
        yield f"la signature {place} n'est pas enregistrée"
    entries = portal.rows(
        "SELECT changes FROM auditlog_logentry e JOIN django_content_type t ON t.id = e.content_type_id "
        "WHERE t.model = 'signature' AND e.object_id = ? AND e.action = 1",
        place,
    )
    times = sum("signed_at" in json.loads(changes) for (changes,) in entries)
    if times != 1:
        yield f"la signature {place} est inscrite {times} fois dans l'historique"
    receipts = portal.rows("SELECT COUNT(*) FROM ground_receipt WHERE key = ?", uuid.UUID(key).hex)[0][0]
    if receipts != 1:
        yield f"le formulaire de la signature {place} a {receipts} accusés"


def _same_mails(portal: Portal) -> Fault:
    for key, count in portal.rows("SELECT key, COUNT(*) FROM mail_mail GROUP BY key HAVING COUNT(*) > 1"):
        yield f"{count} courriels pour la même raison ({key})"


_WRITE = f"""
from transverse.portal.mail.write import write
for number in range({MAILS}):
    write(f"essai:{{number}}", f"agent{{number}}@ville.example", f"Essai {{number}}", "Bonjour,\\n" * 200)
"""
_WAITING = "SELECT COUNT(*) FROM mail_mail WHERE state IN ('waiting', 'sending') AND key LIKE 'essai:%'"
_STATES = "SELECT state, COUNT(*) FROM mail_mail WHERE key LIKE 'essai:%' GROUP BY state"


def _send_and_kill(portal: Portal) -> int:
    """Let the worker send, and kill it again and again; return how many times a mail was being sent."""
    portal.rows("DELETE FROM mail_mail")
    portal.python(_WRITE)
    caught = 0
    with portal.started("servir", "--port", portal.port) as process:
        for left in range(MAILS - 10, 0, -60):
            until(lambda fewer=left: portal.rows(_WAITING)[0][0] <= fewer)
            time.sleep(RANDOM.uniform(0, 0.02))
            _kill(process, WORKER)
            caught += portal.rows("SELECT COUNT(*) FROM mail_mail WHERE state = 'sending'")[0][0]
            _a_minute_later(portal)
        until(lambda: portal.rows(_WAITING)[0][0] == 0)
    print(f"    états : {dict(portal.rows(_STATES))}, {caught} pris au milieu")
    return caught


def files(portal: Portal) -> Fault:
    """Kill the worker while it writes mails to files."""
    _send_and_kill(portal)
    written = sorted((portal.folder / "courriels").glob("*.eml"))
    subjects = Counter(email.message_from_bytes(each.read_bytes())["Subject"] for each in written)
    ours = {subject: count for subject, count in subjects.items() if subject.startswith("Essai ")}
    if dict(portal.rows(_STATES)) != {"sent": MAILS}:
        yield "tous les courriels ne sont pas notés comme envoyés"
    if len(ours) != MAILS or set(ours.values()) != {1}:
        yield f"{len(ours)} courriels écrits, au plus {max(ours.values())} fois, au lieu de {MAILS} une fois"
    yield from _left_running(portal)


def server(portal: Portal) -> Fault:
    """Kill the worker while it hands mails to a mail server: at most those under way are in doubt, none is sent twice."""
    with smtp_server() as mails:
        portal.environment["TRANSVERSE_SMTP"] = mails.address
        caught = _send_and_kill(portal)
        received = Counter(email.message_from_bytes(text)["Message-ID"] for _, text in mails.mails)
    states = dict(portal.rows(_STATES))
    if set(received.values()) != {1}:
        yield f"un courriel est arrivé {max(received.values())} fois"
    if states.get("unsure", 0) != caught or states.get("sent", 0) + caught != MAILS:
        yield f"{states} avec {caught} envois interrompus"
    sent, arrived = states.get("sent", 0), len(received)
    if not sent <= arrived <= sent + caught:
        yield f"{arrived} courriels arrivés pour {sent} notés envoyés"
    yield from _left_running(portal)


def everything(portal: Portal) -> Fault:
    """Kill the command itself: its processes leave, and it starts again on the same port."""
    for _ in range(3):
        with portal.started("servir", "--port", portal.port, stopped=signal.SIGKILL, code=-signal.SIGKILL):
            until(lambda: portal.get() == 200)
        until(lambda: portal.get() == 0)
    with portal.started("servir", "--port", portal.port):
        until(lambda: portal.get() == 200)
    yield from _left_running(portal)


CASES = {
    "import d'un organigramme, travailleur tué à la lecture puis à l'écriture": importing,
    "signature, serveur tué pendant l'envoi du formulaire": signing,
    "courriels en fichiers, travailleur tué": files,
    "courriels par serveur, travailleur tué": server,
    "la commande elle-même tuée, trois fois": everything,
}


if __name__ == "__main__":
    sys.exit(main())
