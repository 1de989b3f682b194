"""Take the screenshots of the guides: the demonstration, seen by each role in Debian's Chromium.

Usage:  build_guides.py [NAME…]

Builds a demonstration in a folder that goes away, serves it, and writes ``docs/guides/images``; all the pictures when
none is named.
"""

import csv
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from transverse.portal.data.models import Workshop
    from transverse.portal.people.models import Unit

PICTURES = Path(__file__).parents[1] / "docs/guides/images"
WIDTH, SCALE = 1000, 0.9  # pixels of the window, and of the picture for one of them
COLOURS = 64  # of the palette: flat pages need no more
HEAVIEST = 40_000  # bytes
PAUSE = 0.3  # seconds for a page to settle


class Shot(NamedTuple):
    """One picture: who looks, where, from the top of `first` to the bottom of `last`, after some steps.

    `who` and `path` may be the name of a place that `_places` finds. A step is a verb (fill, file, click, open), what
    it is done to, and perhaps a value.
    """

    name: str
    who: str
    path: str
    first: str = "main h1"
    last: str = "main"
    steps: tuple[tuple[str, ...], ...] = ()
    tallest: int = 900


def _section(heading: str) -> str:
    """Return the selector of the section under a heading."""
    return f"main section[aria-labelledby={heading}]"


SHOTS = (
    Shot("agent-connexion", "", "/compte/connexion/", "header", "main"),
    Shot("agent-accueil", "agent", "/", "header", "main section:last-of-type"),
    Shot("agent-reseau", "agent", "/reseau/?q=eau+potable", _section("services"), "main table"),
    Shot("agent-annuaire", "agent", "/annuaire/?q=dessinateur", last="main table", tallest=640),
    Shot("agent-unite", "agent", "unit", "main h1", "main table", tallest=760),
    Shot("agent-compte", "agent", "/mon-compte/", "header"),
    Shot("agent-rappels", "agent", "/rappels/"),
    Shot("referent-accueil", "referente", "/", "header", "main section:last-of-type"),
    Shot(
        "referent-lettre",
        "signing relay",
        "letter of relay",
        "main h1",
        _section("signatures"),
    ),
    Shot("referent-mandat", "referente", "mandate", "main h1", _section("reconnu")),
    Shot("referent-echanges", "referente", "/echanges/", "main h1", _section("a-venir")),
    Shot(
        "referent-agenda",
        "referente",
        "feed",
        _section("agenda"),
        _section("agenda"),
        steps=(("click", "Créer mon adresse"),),
    ),
    Shot("referent-passation", "leaving", "handover", "main h2:nth-of-type(2)", "main form, main .actions"),
    Shot("referent-attestation", "referente", "attestation", "main h1", "main .actions", tallest=1000),
    Shot("directeur-accueil", "chef-de-service", "/", "header", "main section:last-of-type"),
    Shot(
        "directeur-lettre",
        "signing head",
        "letter of head",
        "main h1",
        _section("signatures"),
    ),
    Shot(
        "directeur-fiche",
        "reading",
        "acknowledge",
        _section("lecture"),
        _section("lecture"),
    ),
    Shot("directeur-echange", "chef-de-service", "slot", "main h1", "main"),
    Shot("directeur-mandat", "chef-de-service", "mandate", "main h1", _section("reconnu")),
    Shot(
        "fiche-dix-minutes",
        "agent",
        "/vous-gerez-deja/dix-minutes/",
        steps=(
            ("tick", "Relever les compteurs d'eau"),
            ("tick", "Chercher une fuite"),
            ("tick", "QGIS"),
            ("click", "Voir ce que je gère déjà"),
        ),
    ),
    Shot("fiche-atelier", "referente", "workshop", "main h1", "main"),
    Shot("fiche-preparer", "preparing", "draft", "main h1", _section("attente")),
    Shot("fiche-publiee", "chef-de-service", "sheet", tallest=760),
    Shot("chef-accueil", "chef-de-projet", "/", "header", "main section:last-of-type"),
    Shot(
        "chef-import",
        "chef-de-projet",
        "/organigramme/importer/",
        steps=(("file", "#id_chart"), ("click", "Envoyer et vérifier"), ("see", "Votre décision")),
        tallest=1000,
    ),
    Shot("chef-nommer", "chef-de-projet", "naming", last="main form > fieldset:nth-of-type(2)"),
    Shot(
        "chef-lettre",
        "chef-de-projet",
        "letter of relay",
        "main h1",
        _section("signatures"),
    ),
    Shot("chef-codir", "chef-de-projet", "/codir/", "main h1", _section("decisions"), tallest=1100),
    Shot("admin-ouvrir", "administrateur", "/comptes/ouvrir/?q=eau+potable", tallest=760),
    Shot("admin-fonctions", "administrateur", "/comptes/fonctions/"),
    Shot("admin-courriels", "administrateur", "/travaux/courriels/", tallest=640),
    Shot("admin-reglages", "administrateur", "/reglages/", steps=(("click", "Voir le résultat"),)),
)


def main(wanted: list[str]) -> None:
    """Take the pictures named, or all."""
    shots = [shot for shot in SHOTS if not wanted or shot.name in wanted]
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="transverse-guides-") as name:
        folder = Path(name)
        os.environ["TRANSVERSE_DIR"] = name
        _transverse("demonstration", "--dossier", name)
        places, password = _places(folder)
        with _served(folder) as root, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for shot in shots:
                page = _signed_in(browser, root, places.get(shot.who, shot.who), password)
                _take(page, shot, root + places.get(shot.path, shot.path), folder)
                page.context.close()
            browser.close()


def _transverse(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "transverse.cli", *words], check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve the portal of the folder until the pictures are taken."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    root = f"http://localhost:{port}"
    command = [sys.executable, "-m", "transverse.cli", "servir", "--port", str(port)]
    environment = {**os.environ, "TRANSVERSE_DIR": str(folder)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            _wait(f"{root}/sante")
            yield root
        finally:
            server.terminate()


def _wait(address: str) -> None:
    for _ in range(120):
        try:
            with urlopen(address, timeout=5):  # noqa: S310 (our own address)
                return
        except OSError:
            time.sleep(0.5)
    raise SystemExit(f"{address} does not answer")


def _places(folder: Path) -> tuple[dict[str, str], str]:
    """Give everyone the password; return it, and the addresses of people and pages that the story decides."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "transverse.portal.settings"
    import django  # noqa: PLC0415 (once the folder is known)

    django.setup()
    from django.contrib.auth.hashers import make_password  # noqa: PLC0415

    from transverse.portal.accounts.models import Account  # noqa: PLC0415
    from transverse.portal.data.models import Sheet  # noqa: PLC0415
    from transverse.portal.demonstration.accounts import PASSWORD  # noqa: PLC0415
    from transverse.portal.people import models as people  # noqa: PLC0415

    Account.objects.update(password=make_password(PASSWORD))
    address = dict(Account.objects.exclude(agent=None).values_list("agent_id", "email"))
    relay = Account.objects.get(email__startswith="referente@")
    head = Account.objects.get(email__startswith="chef-de-service@")
    mandate = people.Mandate.objects.get(agent=relay.agent_id)
    unit = mandate.units.get()
    to_sign = people.Signature.objects.filter(signed_at=None, letter__state="sent", agent__account__isnull=False)
    to_sign = to_sign.select_related("letter__mandate")
    of_relay = next(each for each in to_sign if each.agent_id == each.letter.mandate.agent_id)
    heads = people.Post.objects.filter(is_head=True, function="").values_list("holder_id", flat=True)
    of_head = next(each for each in to_sign if each.agent_id in set(heads))
    handover = people.Handover.objects.filter(closed_at=None, mandate__agent__account__isnull=False).latest("opened_at")
    reading = people.Acknowledgement.objects.filter(read_at=None, version__state="circulated").latest("asked_at")
    slot = people.Slot.objects.get(head=head.agent_id, state="proposed")
    service = people.Unit.objects.filter(expects_relay=True, mandates=None, closed_on=None).first()
    someone = service.posts.filter(is_head=False).exclude(holder=None).first().holder
    draft = Sheet.objects.filter(state=Sheet.DRAFT, holdings__is_kept=False).first()
    prepared = people.Mandate.objects.filter(units=draft.unit_id, agent__account__isnull=False).first()
    (folder / "organigramme-2027.csv").write_bytes(_next_chart())
    places = {
        "unit": unit.get_absolute_url(),
        "mandate": mandate.get_absolute_url(),
        "signing relay": address[of_relay.agent_id],
        "letter of relay": of_relay.letter.get_absolute_url(),
        "signing head": address[of_head.agent_id],
        "letter of head": of_head.letter.get_absolute_url(),
        "leaving": address[handover.mandate.agent_id],
        "handover": handover.get_absolute_url(),
        "attestation": f"/attestations/{mandate.pk}/",
        "reading": address[reading.director_id],
        "acknowledge": f"/fiches/lecture/{reading.pk}/",
        "slot": slot.get_absolute_url(),
        "naming": f"/mandats/nouveau/referent-donnees/{someone.pk}/",
        "feed": "/echanges/agenda/",
        "workshop": _workshop(unit).get_absolute_url(),
        "preparing": address[prepared.agent_id],
        "draft": f"{draft.get_absolute_url()}preparer/",
        "sheet": Sheet.objects.filter(unit=unit, state=Sheet.PUBLISHED).first().get_absolute_url(),
    }
    return places, PASSWORD


def _workshop(unit: "Unit") -> "Workshop":
    """Open a workshop that three people have answered."""
    from django.utils import timezone  # noqa: PLC0415

    from transverse.portal.data import workshops  # noqa: PLC0415
    from transverse.portal.data.choices import Answer  # noqa: PLC0415

    opened = workshops.open_for(unit, "eau", None, timezone.now())
    tasks = ("relever les compteurs d'eau", "chercher une fuite", "suivre le niveau des réservoirs")
    for number, task in enumerate(tasks):
        said = Answer((task,), ("QGIS",), ("carnet des vannes",) if number else ())
        workshops.answer(opened, str(number), said, timezone.now())
    return opened


def _next_chart() -> bytes:
    """Return the chart as human resources might send it later: an agent gone, an agent come, an absent superior."""
    from transverse.organisation import as_csv  # noqa: PLC0415
    from transverse.portal.people.charts import current_chart  # noqa: PLC0415

    text = "".join(each if isinstance(each, str) else each.decode() for each in as_csv(current_chart()))
    rows = list(csv.DictReader(StringIO(text.lstrip("\ufeff")), delimiter=";"))
    held = [row for row in rows if row["matricule"] and row["responsable"] != "oui"]
    held[40].update(matricule="", nom="", prenom="", courriel="")
    held[80]["code_poste_superieur"] = "POSTE-INCONNU"
    came = {
        "code_poste": "NOUVEAU-1",
        "poste": "Agente d'accueil",
        "matricule": "N-1",
        "nom": "Martin",
        "prenom": "Zoé",
    }
    rows.append({**held[120], "courriel": "", **came})
    written = StringIO()
    table = csv.DictWriter(written, list(rows[0]), delimiter=";")
    table.writeheader()
    table.writerows(rows)
    return written.getvalue().encode()


def _signed_in(browser: Browser, root: str, who: str, password: str) -> Page:
    context = browser.new_context(viewport={"width": WIDTH, "height": 900}, device_scale_factor=SCALE, locale="fr-FR")
    page = context.new_page()
    if who:
        page.goto(f"{root}/compte/connexion/")
        page.fill("#id_login", who if "@" in who else f"{who}@valmerande.example")
        page.fill("#id_password", password)
        page.get_by_role("button", name="Se connecter", exact=True).click()
    return page


def _take(page: Page, shot: Shot, address: str, folder: Path) -> None:
    page.goto(address)
    for verb, what, *_ in shot.steps:
        if verb == "file":
            page.set_input_files(what, folder / "organigramme-2027.csv")
        elif verb == "click":
            page.get_by_role("button", name=what, exact=True).click()
        elif verb == "tick":
            page.get_by_label(what, exact=True).check()
        elif verb == "see":
            page.get_by_role("heading", name=what).wait_for(timeout=60_000)
    page.evaluate("window.scrollTo(0, 0)")
    time.sleep(PAUSE)
    first, last = page.locator(shot.first), page.locator(shot.last)
    if not first.count() or not last.count():
        print(f"{shot.name}: NOTHING TO SHOW at {page.url}")
        return
    above, below = first.first.bounding_box() or {}, last.last.bounding_box() or {}
    top = max(above["y"] - 12, 0)
    height = min(below["y"] + below["height"] + 12 - top, shot.tallest)
    clip = {"x": 0, "y": top, "width": WIDTH, "height": height}
    taken = page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type]
    path = PICTURES / f"{shot.name}.webp"
    flat = Image.open(BytesIO(taken)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    flat.convert("RGB").save(path, lossless=True, quality=100, method=6)
    weight = path.stat().st_size
    print(f"{shot.name}: {weight // 1000} ko{' TOO HEAVY' if weight > HEAVIEST else ''}")


if __name__ == "__main__":
    main(sys.argv[1:])
