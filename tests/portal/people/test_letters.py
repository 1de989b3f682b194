from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.mail.models import Mail
from transverse.portal.people import letters, mandates
from transverse.portal.people.letter_content import (
    as_json,
    changed_since,
    content_of,
    fingerprint,
    from_json,
    usual_missions,
)
from transverse.portal.people.models import Letter, LetterState, Signature


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def draft(town, today):
    return letters.compose(town.mandates["relay"], today)


@pytest.fixture
def sent(draft, now):
    letters.send(draft, now)
    draft.refresh_from_db()
    return draft


def sign(letter, town, role, now):
    return letters.sign(letter, town.agents[role].pk, letter.fingerprint, now)


def sign_all(letter, town, now):
    for role in ("dgs", "director", "relay"):
        sign(letter, town, role, now)
    letter.refresh_from_db()


def test_a_draft_says_what_the_mandate_says(town, draft):
    data = content_of(draft)
    assert data.person == "Zoé Martin"
    assert data.post == "technicienne réseau, Service de l'eau"
    assert data.units == ("Service de l'eau",)
    assert data.attachment == "Karim Benali, chargé de mission"
    assert data.head == "Lucie Moreau, directrice des services techniques"
    assert data.deputy == "Omar Diallo"
    assert data.donnees == "données de l'eau"
    assert any("données de l'eau" in each for each in data.missions)
    town.mandates["relay"].time_share = 20
    town.mandates["relay"].save()
    assert content_of(Letter.objects.get(pk=draft.pk)).time_share == 20


def test_those_who_sign(town, draft):
    assert [(each.agent, each.capacity) for each in draft.signatures.all()] == [
        (town.agents["dgs"], "Directrice générale des services"),
        (town.agents["director"], "Directrice des services techniques"),
        (town.agents["relay"], "Titulaire de la mission"),
    ]


def test_the_lead_and_the_dgs_sign_the_letter_of_the_lead(town, today):
    signatories = letters.usual_signatories(town.mandates["lead"])
    assert [agent for agent, _ in signatories] == [town.agents["dgs"], town.agents["lead"]]


def test_a_draft_begun_is_the_one_that_goes_on(town, draft, today):
    assert letters.compose(town.mandates["relay"], today) == draft


def test_what_is_written_for_the_letter_wins_and_two_writers_are_told(town, draft):
    letters.write(draft, 1, {"title": "référente données", "missions": ["Tenir la carte du réseau."], "reference": ""})
    data = content_of(Letter.objects.get(pk=draft.pk))
    assert (data.title, data.missions) == ("référente données", ("Tenir la carte du réseau.",))
    with pytest.raises(ConflictError):
        letters.write(draft, 1, {"title": "autre"})


def test_signatories_come_and_go(town, draft):
    letters.add_signatory(draft, town.agents["drh"], "Responsable des ressources humaines")
    assert [each.agent for each in draft.signatures.all()][-2:] == [town.agents["drh"], town.agents["relay"]]
    with pytest.raises(RefusalError, match="signe déjà"):
        letters.add_signatory(draft, town.agents["drh"], "DRH")
    letters.remove_signatory(draft, draft.signatures.get(agent=town.agents["drh"]).pk)
    with pytest.raises(RefusalError, match="signe toujours"):
        letters.remove_signatory(draft, draft.signatures.get(agent=town.agents["relay"]).pk)


def test_somebody_who_has_left_does_not_sign(town, draft, today):
    town.agents["drh"].left_on = today
    with pytest.raises(RefusalError, match="a quitté"):
        letters.add_signatory(draft, town.agents["drh"], "DRH")


def test_sending_freezes_and_asks_each(town, sent):
    assert sent.state == LetterState.SENT
    assert sent.fingerprint == fingerprint(sent.content)
    assert len(sent.fingerprint) == 64
    assert Mail.objects.filter(key__startswith=f"letter:{sent.pk}:sign:").count() == 3
    mail = Mail.objects.get(recipient="director@ville.example")
    assert f"/lettres/{sent.pk}/" in mail.text
    town.mandates["relay"].time_share = 20
    town.mandates["relay"].save()
    assert content_of(Letter.objects.get(pk=sent.pk)).time_share == 10


def test_what_is_frozen_comes_back_as_it_was(sent):
    data = content_of(sent)
    assert as_json(from_json(as_json(data))) == as_json(data)
    assert from_json(sent.content).missions == data.missions


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        ({"attached_to": None}, "à qui la personne rend compte"),
        ({"ended_on": "past"}, "Ce mandat est terminé"),
    ],
)
def test_a_letter_that_may_not_be_sent(town, draft, now, today, spoil, sentence):
    values = {name: today if value == "past" else value for name, value in spoil.items()}
    type(draft.mandate).objects.filter(pk=draft.mandate_id).update(**values)
    with pytest.raises(RefusalError, match=sentence):
        letters.send(draft, now)


def test_nobody_signs_alone(draft, now):
    draft.signatures.filter(capacity__startswith="Direct").delete()
    with pytest.raises(RefusalError, match="au moins un signataire"):
        letters.send(draft, now)


def test_the_last_signature_signs_the_letter_and_tells(town, sent, now):
    assert sign(sent, town, "relay", now)
    assert sign(sent, town, "director", now)
    sent.refresh_from_db()
    assert sent.state == LetterState.SENT
    assert sign(sent, town, "dgs", now)
    sent.refresh_from_db()
    assert (sent.state, sent.signed_at) == (LetterState.SIGNED, now)
    told = Mail.objects.filter(key__startswith=f"letter:{sent.pk}:signed:").values_list("recipient", flat=True)
    assert set(told) == {"relay@ville.example", "lead@ville.example"}
    place = sent.signatures.get(agent=town.agents["dgs"])
    assert (place.fingerprint, place.means) == (sent.fingerprint, Signature.ONLINE)


def test_nobody_who_has_left_is_written_to(town, sent, now, today):
    for role in ("dgs", "director"):
        sign(sent, town, role, now)
    town.agents["director"].left_on = today
    town.agents["director"].save()
    letters.withdraw(sent, "Erreur")
    told = Mail.objects.filter(key__startswith=f"letter:{sent.pk}:withdrawn:").values_list("recipient", flat=True)
    assert set(told) == {"dgs@ville.example", "relay@ville.example"}


def test_a_second_click_counts_for_nothing(town, sent, now):
    assert sign(sent, town, "relay", now)
    assert not sign(sent, town, "relay", now + timedelta(seconds=1))
    assert sent.signatures.get(agent=town.agents["relay"]).signed_at == now


def test_one_signs_what_one_has_read(town, sent, now):
    with pytest.raises(RefusalError, match="n'est plus celle que vous avez lue"):
        letters.sign(sent, town.agents["relay"].pk, "0" * 64, now)


def test_a_letter_is_signed_by_those_it_asks_and_only_when_sent(town, draft, now):
    with pytest.raises(RefusalError, match="encore un brouillon"):
        sign(draft, town, "relay", now)
    letters.send(draft, now)
    with pytest.raises(RefusalError, match="ne demande pas votre signature"):
        sign(Letter.objects.get(pk=draft.pk), town, "agent", now)


def test_there_is_nothing_to_sign_once_the_mandate_is_over(town, sent, now, today):
    mandates.end(town.mandates["relay"], 1, today - timedelta(days=1), "Mobilité")
    with pytest.raises(RefusalError, match="plus rien à signer"):
        sign(sent, town, "relay", now)


def test_a_signature_on_paper_is_noted_with_who_noted_it(town, sent, now, today):
    place = sent.signatures.get(agent=town.agents["director"])
    for day in (today - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(RefusalError, match="se situe entre l'envoi"):
            letters.record(sent, place.pk, day, town.accounts["drh"], now)
    assert letters.record(sent, place.pk, today, town.accounts["drh"], now)
    assert not letters.record(sent, place.pk, today, town.accounts["lead"], now)
    place.refresh_from_db()
    assert (place.means, place.recorded_by) == (Signature.PAPER, town.accounts["drh"])
    letters.unsign(sent, place.pk, town.accounts["lead"], now)
    place.refresh_from_db()
    assert (place.signed_at, place.means) == (None, Signature.ONLINE)


def test_ones_own_signature_is_taken_back_within_the_hour(town, sent, now):
    sign(sent, town, "relay", now)
    place = sent.signatures.get(agent=town.agents["relay"])
    with pytest.raises(RefusalError, match="ne peut plus être reprise"):
        letters.unsign(sent, place.pk, town.accounts["relay"], now + timedelta(minutes=61))
    with pytest.raises(RefusalError, match="ne peut plus être reprise"):
        letters.unsign(sent, place.pk, town.accounts["lead"], now)
    letters.unsign(sent, place.pk, town.accounts["relay"], now + timedelta(minutes=59))
    place.refresh_from_db()
    assert (place.signed_at, place.fingerprint) == (None, "")


def test_nothing_is_taken_back_once_all_have_signed(town, sent, now):
    sign_all(sent, town, now)
    with pytest.raises(RefusalError, match="ne peut plus être reprise"):
        letters.unsign(sent, sent.signatures.first().pk, town.accounts["dgs"], now)
    with pytest.raises(RefusalError, match="déjà signée de tous"):
        letters.withdraw(sent, "Erreur")


def test_a_letter_is_withdrawn_and_made_anew(town, sent, now, today):
    with pytest.raises(RefusalError, match="attend déjà ses signatures"):
        letters.compose(town.mandates["relay"], today)
    sign(sent, town, "relay", now)
    letters.withdraw(sent, "Un service de plus")
    assert Mail.objects.filter(key__startswith=f"letter:{sent.pk}:withdrawn:").count() == 3
    again = letters.compose(town.mandates["relay"], today)
    assert (again.number, again.state, again.signatures.count()) == (2, LetterState.DRAFT, 3)
    with pytest.raises(RefusalError, match="a été retirée"):
        sign(sent, town, "dgs", now)


def test_a_new_version_keeps_the_words_and_replaces_the_one_before(town, draft, now, today):
    letters.write(draft, 1, {"title": "référente données", "reference": "DGS-12", "means": ["Un écran"]})
    letters.send(draft, now)
    draft.refresh_from_db()
    sign_all(draft, town, now)
    wanted = replace(mandates.plan_of(town.mandates["relay"]), time_share=20)
    mandates.change(wanted, 1, today)
    assert changed_since(Letter.objects.get(pk=draft.pk)) == ("Temps : 10 % devient 20 %",)
    again = letters.compose(town.mandates["relay"], today)
    data = content_of(again)
    assert (data.title, data.reference, data.means, data.time_share) == ("référente données", "", ("Un écran",), 20)
    letters.send(again, now)
    again.refresh_from_db()
    sign_all(again, town, now)
    draft.refresh_from_db()
    assert (draft.state, again.state) == (LetterState.REPLACED, LetterState.SIGNED)


def test_nothing_has_changed_since(sent):
    assert changed_since(sent) == ()


def test_a_letter_is_not_begun_for_a_mandate_that_is_over(town, today):
    mandates.end(town.mandates["relay"], 1, today - timedelta(days=1), "Mobilité")
    with pytest.raises(RefusalError, match="n'aurait plus d'objet"):
        letters.compose(town.mandates["relay"], today)


def test_a_draft_is_thrown_away_and_nothing_else_is(town, draft, now, today):
    letters.discard(draft)
    again = letters.compose(town.mandates["relay"], today)
    letters.send(again, now)
    with pytest.raises(RefusalError, match="déjà envoyée"):
        letters.discard(again)


def test_usual_missions_speak_the_words_of_the_trade(town):
    assert any("données de l'eau" in each for each in usual_missions("relay", [town.units["EAU"]]))
    both = [town.units["EAU"], town.units["DECHETS"]]
    assert any("données du service" in each for each in usual_missions("relay", both))
    assert any("données qu'il gère déjà" in each for each in usual_missions("lead", both))


def test_an_end_is_not_a_change_of_the_letter(town, sent, today):
    mandates.end(town.mandates["relay"], 1, today, "Mobilité")
    assert changed_since(Letter.objects.get(pk=sent.pk)) == ()
