"""The direct line: a meeting proposed by the relay, agreed by the head of the service, held; followed in a calendar."""

from datetime import datetime
from urllib.request import urlopen

from browser.steps_town import LEAD, RELAY, WATER, at


def propose(walk):
    relay = walk.person(at(RELAY)).home().picture("accueil-referente").menu("Échanges").picture("echanges-vides")
    relay.follow("Proposer un échange à Yann Kerbrat").fill("Heure", "10:30").fill("Lieu", "Bureau 12")
    relay.picture("echange-proposer").press("Proposer cette date").reads("Yann Kerbrat doit répondre")
    relay.picture("echange-propose")
    walk.work()


def agree(walk):
    head = walk.person(at(WATER)).home().picture("accueil-echange-a-repondre")
    head.go(walk.link_of_mail(at(WATER), "change")).picture("echange-a-accepter")
    head.press("Accepter ce moment").reads("convenu").picture("echange-convenu")


def hold(walk):
    """Let the day of the meeting pass; one answer is enough."""
    walk.clock.pass_days(40)
    relay = walk.person(at(RELAY)).home().menu("Échanges").follow("Dire s'il a eu lieu").picture("echange-a-confirmer")
    relay.press("Oui, il a été tenu").reads("tenu").picture("echange-tenu")


def subscribe(walk):
    """Read the calendar as software does, by its address alone."""
    relay = walk.person(at(RELAY)).home().menu("Échanges").follow("Créer mon adresse").picture("agenda-adresse")
    relay.press("Créer mon adresse").picture("echanges")
    feed = relay.page.get_by_label("Copiez cette adresse").input_value()
    with urlopen(feed) as answer:  # noqa: S310 (an address of the test itself)
        calendar = answer.read().decode()
    begins = next(line for line in calendar.splitlines() if line.startswith("DTSTART"))
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert datetime.strptime(begins.rpartition(":")[2].rstrip("Z"), "%Y%m%dT%H%M%S").minute == 30  # noqa: DTZ007
    assert "Bureau 12" in calendar


def follow_lines(walk):
    lead = walk.person(at(LEAD)).home().menu("Échanges").reads("Zoé Martin", "tenu")
    lead.picture("echanges-suivi")
