import pytest
from django.urls import reverse

from transverse.portal.people.models import Letter, LetterState

FORMATS = {
    "pdf": (b"%PDF", "application/pdf"),
    "docx": (b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "odt": (b"PK", "application/vnd.oasis.opendocument.text"),
}


def address(name, letter, *more):
    return reverse(name, args=[letter.pk, *more])


def sign(town, role, letter):
    data = {"read": "on", "fingerprint": letter.fingerprint}
    return town.client(role).post(address("letter_sign", letter), data)


def test_from_the_mandate_to_the_draft(town):
    client = town.client("lead")
    answer = client.post(reverse("letter_new", args=[town.mandates["relay"].pk]))
    letter = Letter.objects.get()
    assert answer.url == letter.get_absolute_url()
    page = client.get(answer.url).content.decode()
    assert "Votre mission" in page
    assert "Envoyer à la signature" in page
    assert town.client("agent").post(reverse("letter_new", args=[town.mandates["relay"].pk])).status_code == 403


@pytest.mark.parametrize(
    ("role", "status"),
    [
        *[(role, 200) for role in ("dgs", "lead", "drh", "director", "relay")],
        *[(role, 404) for role in ("agent", "other_director", "team", "dpo", "administrator", "stranger")],
    ],
)
def test_who_reads_a_letter(town, sent, role, status):
    assert town.client(role).get(sent.get_absolute_url()).status_code == status
    assert town.client(role).get(address("letter_download", sent, "odt")).status_code == status


@pytest.mark.parametrize("kind", FORMATS)
def test_the_letter_as_a_file(town, draft, kind):
    answer = town.client("lead").get(address("letter_download", draft, kind))
    start, media = FORMATS[kind]
    assert answer.content.startswith(start)
    assert answer["Content-Type"] == media
    expected = f'attachment; filename="lettre-de-mission-zoe-martin-version-1.{kind}"'
    assert answer["Content-Disposition"] == expected
    assert town.client("lead").get(address("letter_download", draft, "exe")).status_code == 404


def test_writing_a_draft(town, draft):
    client = town.client("lead")
    initial = client.get(address("letter_write", draft)).context["form"].initial
    assert initial["title"] == "référent données"
    data = initial | {"title": "référente données", "missions": "Tenir la carte.\n\nRelayer."}
    assert client.post(address("letter_write", draft), data).status_code == 302
    page = client.get(draft.get_absolute_url()).content.decode()
    assert "référente données" in page
    assert "Tenir la carte." in page
    assert client.post(address("letter_write", draft), data).status_code == 409


def test_signatories(town, draft):
    client = town.client("lead")
    there = address("letter_signatories", draft)
    assert "Inès Roux" in client.get(there, {"q": "roux"}).content.decode()
    assert client.post(there, {"agent": town.agents["drh"].pk, "capacity": "DRH"}).status_code == 302
    place = draft.signatures.get(agent=town.agents["drh"])
    assert client.post(there, {"agent": 99999, "capacity": "x"}).status_code == 422
    assert client.post(there, {"retirer": place.pk}).status_code == 302
    assert draft.signatures.count() == 3


def test_sending_asks_first(town, draft):
    client = town.client("lead")
    assert (
        "Anne Le Goff (Directrice générale des services)" in client.get(address("letter_send", draft)).content.decode()
    )
    assert client.post(address("letter_send", draft)).status_code == 302
    assert client.post(address("letter_send", draft)).status_code == 422
    assert client.get(address("letter_write", draft)).status_code == 422


def test_three_signatures(town, sent):
    client = town.client("director")
    assert "Lire et signer la lettre de Zoé Martin" in client.get(reverse("letters")).content.decode()
    unread = client.post(address("letter_sign", sent), {"fingerprint": sent.fingerprint})
    assert unread.status_code == 422
    assert sign(town, "director", sent).status_code == 302
    page = client.get(sent.get_absolute_url()).content.decode()
    assert "Reprendre ma signature" in page
    assert "Signer la lettre" not in page
    assert sign(town, "dgs", sent).status_code == 302
    assert sign(town, "relay", sent).status_code == 302
    sent.refresh_from_db()
    assert sent.state == LetterState.SIGNED
    assert "Reprendre ma signature" not in client.get(sent.get_absolute_url()).content.decode()
    assert "signée par vous" in client.get(reverse("letters")).content.decode()
    assert "Signature de Lucie Moreau" in town.client("lead").get(sent.mandate.get_absolute_url()).content.decode()


def test_only_signatories_sign(town, sent):
    assert sign(town, "lead", sent).status_code == 403
    assert sign(town, "agent", sent).status_code == 404


def test_a_signature_is_taken_back(town, sent):
    sign(town, "relay", sent)
    place = sent.signatures.get(agent=town.agents["relay"])
    assert town.client("director").post(address("letter_unsign", sent, place.pk)).status_code == 422
    assert town.client("relay").post(address("letter_unsign", sent, place.pk)).status_code == 302
    place.refresh_from_db()
    assert place.signed_at is None


def test_a_signature_on_paper(town, sent, today):
    place = sent.signatures.get(agent=town.agents["director"])
    there = address("letter_record", sent, place.pk)
    assert town.client("relay").get(there).status_code == 403
    assert "Noter la signature de Lucie Moreau" in town.client("drh").get(there).content.decode()
    wrong = town.client("drh").post(there, {"on": "2001-01-01"})
    assert "se situe entre" in wrong.content.decode()
    assert town.client("drh").post(there, {"on": today.isoformat()}).status_code == 302
    assert "sur papier (noté par Inès Roux)" in town.client("lead").get(sent.get_absolute_url()).content.decode()
    assert town.client("drh").get(address("letter_record", sent, 99999)).status_code == 404


def test_withdrawing_and_a_new_version(town, sent):
    client = town.client("lead")
    there = address("letter_withdraw", sent)
    assert "Motif du retrait" in client.get(there).content.decode()
    assert client.post(there, {"reason": "Un service de plus"}).status_code == 302
    assert "Un service de plus" in client.get(sent.get_absolute_url()).content.decode()
    again = client.post(reverse("letter_new", args=[sent.mandate_id])).url
    assert "Aucun changement" in client.get(again).content.decode()
    assert client.post(address("letter_discard", Letter.objects.get(number=2))).status_code == 302


def test_a_mandate_changed_since(town, sent):
    relay = town.mandates["relay"]
    relay.time_share = 25
    relay.save()
    page = town.client("lead").get(sent.get_absolute_url()).content.decode()
    assert "Le mandat a changé depuis" in page
    assert "Temps : 10 % devient 25 %" in page
    for role in ("dgs", "director", "relay"):
        sign(town, role, sent)
    assert "Faire une nouvelle version" in town.client("lead").get(sent.get_absolute_url()).content.decode()


def test_the_list(town, sent):
    page = town.client("lead").get(reverse("letters")).content.decode()
    assert "Toutes les lettres" in page
    assert "0 sur 3" in page
    assert town.client("drh").get(reverse("letters"), {"etat": "withdrawn"}).context["rows"] == []
    plain = town.client("agent").get(reverse("letters")).content.decode()
    assert "Toutes les lettres" not in plain
    assert "Aucune lettre n'attend" in plain
    assert town.client("stranger").get(reverse("letters")).status_code == 200


def test_in_few_queries(town, sent, django_assert_max_num_queries):
    for role in ("lead", "director"):
        client = town.client(role)
        client.get(sent.get_absolute_url())
        for there in (sent.get_absolute_url(), reverse("letters")):
            with django_assert_max_num_queries(12):
                client.get(there)
