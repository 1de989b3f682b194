from django.utils import timezone

from transverse.portal.people import letters


def _said(town, role, letter):
    page = town.client(role).get(letter.get_absolute_url()).content.decode()
    head, _, rest = page.partition("Ce que dit la lettre")
    assert "Anne Le Goff" in head
    assert head.index("Ce que vous pouvez faire.") < head.index("<table")
    return " ".join(head.partition("Ce que vous pouvez faire.</strong>")[2].partition("</div>")[0].split()), rest


def _sign(town, letter, *roles):
    for role in roles:
        letters.sign(letter, town.agents[role].pk, letter.fingerprint, timezone.now())


def test_a_draft(town, draft):
    said, _ = _said(town, "lead", draft)
    assert "puis envoyez-la" in said
    assert f"/lettres/{draft.pk}/envoyer/" in said
    assert "Vous serez prévenu" in _said(town, "relay", draft)[0]


def test_each_is_told_what_waits_for_him_and_for_whom_one_waits(town, sent):
    said, rest = _said(town, "director", sent)
    assert "attend votre signature" in said
    assert 'href="#signer"' in said
    assert 'id="signer"' in rest
    _sign(town, sent, "director")
    assert "Vous avez signé. On attend encore la signature de" in _said(town, "director", sent)[0]
    assert "Anne Le Goff et Zoé Martin" in _said(town, "director", sent)[0]
    assert "notez-la dans le tableau" in _said(town, "lead", sent)[0]


def test_signed_withdrawn_replaced(town, sent, today):
    _sign(town, sent, "dgs", "director", "relay")
    assert "Tous ont signé" in _said(town, "relay", sent)[0]
    after = letters.compose(town.mandates["relay"], today)
    letters.send(after, timezone.now())
    after.refresh_from_db()
    letters.withdraw(after, "Erreur")
    assert "faites une nouvelle version" in _said(town, "lead", after)[0]
    assert "vous n'avez rien à faire" in _said(town, "director", after)[0].replace("&#x27;", "'")
    last = letters.compose(town.mandates["relay"], today)
    letters.send(last, timezone.now())
    last.refresh_from_db()
    _sign(town, last, "dgs", "director", "relay")
    assert "Voir le mandat et ses lettres" in _said(town, "relay", sent)[0]


def test_a_mandate_that_is_over(town, sent, today):
    town.mandates["relay"].ended_on = today
    town.mandates["relay"].save()
    assert "plus rien à signer" in _said(town, "director", sent)[0]
