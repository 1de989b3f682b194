import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from transverse.papers import write
from transverse.papers.kinds import fiche_de_poste
from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.mail.models import Mail
from transverse.portal.people import circulation, job_sheets, sheet_papers
from transverse.portal.people.job_sheets import Content, Part
from transverse.portal.people.models import Acknowledgement, JobSheet, JobSheetVersion, Post, Share


@pytest.fixture
def now():
    return timezone.now()


def _parts(town, *shares):
    return tuple(
        Part(town.units[code], percent, f"Travaux pour {code}", is_functional=code != "EAU") for code, percent in shares
    )


def _content(town, *shares, **fields):
    return Content(title="Technicienne", skills="Lire un plan\n\n Expliquer ", parts=_parts(town, *shares), **fields)


@pytest.fixture
def draft(town):
    return job_sheets.create(town.agents["relay"], _content(town, ("EAU", 60), ("DECHETS", 20), ("PAIE", 20)))


@pytest.fixture
def sheet(town, draft, now):
    circulation.circulate(draft, draft.revision, now)
    return draft


def _head(town, role, unit):
    post = town.posts[role]
    post.unit, post.is_head = town.units[unit], True
    post.save()
    return town.agents[role]


def test_what_is_proposed(town, today):
    content = job_sheets.proposed(town.agents["relay"], today)
    assert content.title == "Technicienne réseau"
    assert [(part.unit.code, part.percent, part.is_relay) for part in content.parts] == [
        ("EAU", 90, False),
        ("EAU", 10, True),
    ]
    assert job_sheets.faults(content.parts) == []


def test_a_mandate_is_divided_between_its_units(town, today):
    mandate = town.mandates["relay"]
    mandate.units.set([town.units[code] for code in ("EAU", "DECHETS", "PAIE")])
    shares = [part.percent for part in job_sheets.mandate_parts(mandate.agent, today, town.units["EAU"])]
    assert sorted(shares) == [3, 3, 4]


def test_an_agent_without_post_nor_mandate(town, today):
    Post.objects.filter(holder=town.agents["agent"]).delete()
    assert job_sheets.proposed(town.agents["agent"], today) == Content(title="")


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([("EAU", 60), ("PAIE", 55)], "115 %, soit 15 % de trop.*« Service de l'eau » (60 %)"),
        ([("EAU", 10), ("EAU", 20)], "deux fois"),
    ],
)
def test_shares_that_do_not_hold(town, shares, words):
    found = " ".join(job_sheets.faults(_parts(town, *shares)))
    assert all(part in found for part in words.split(".*"))
    with pytest.raises(RefusalError):
        job_sheets.create(town.agents["relay"], _content(town, *shares))
    assert not JobSheetVersion.objects.exists()


def test_one_superior(town):
    parts = [Part(town.units["EAU"], 10, "a"), Part(town.units["PAIE"], 10, "b")]
    assert "qu'un supérieur hiérarchique" in job_sheets.faults(parts)[0]


def test_one_sheet_an_agent(town, draft):
    with pytest.raises(RefusalError, match="a déjà une fiche"):
        job_sheets.create(town.agents["relay"], _content(town, ("EAU", 10)))
    assert JobSheet.objects.count() == 1


def test_two_people_change_a_draft(town, draft):
    same = JobSheetVersion.objects.get()
    job_sheets.save(draft, 1, _content(town, ("EAU", 90)))
    with pytest.raises(ConflictError):
        job_sheets.save(same, 1, _content(town, ("PAIE", 100)))
    assert [share.percent for share in Share.objects.all()] == [90]
    with pytest.raises(ConflictError):
        circulation.circulate(same, 1, timezone.now())


@pytest.mark.postgresql  # SQLite in memory has one connection
@pytest.mark.django_db(transaction=True)
def test_simultaneous_edits_never_pass_the_whole(transactional_db, town):
    draft = job_sheets.create(town.agents["relay"], _content(town, ("EAU", 10)))
    contents = [_content(town, ("EAU", 100)), _content(town, ("PAIE", 100))]
    barrier, failures = threading.Barrier(2), []

    def edit(content):
        barrier.wait()
        try:
            job_sheets.save(JobSheetVersion.objects.get(pk=draft.pk), 1, content)
        except ConflictError as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=edit, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(share.percent for share in Share.objects.all()) == 100


def test_circulation_asks_each_director_once(town, sheet, now):
    asked = {each.director: each.unit.code for each in Acknowledgement.objects.all()}
    assert asked == {town.agents["director"]: "EAU", town.agents["other_director"]: "PAIE"}
    recipients = sorted(mail.recipient for mail in Mail.objects.all())
    assert recipients == ["director@ville.example", "other_director@ville.example", "relay@ville.example"]
    assert sheet.content["attachment"] == "Lucie Moreau, Directrice des services techniques"
    with pytest.raises(RefusalError, match="n'est plus un brouillon"):
        circulation.circulate(sheet, sheet.revision, now)
    with pytest.raises(RefusalError, match="n'est plus un brouillon"):
        job_sheets.save(sheet, sheet.revision, _content(town, ("EAU", 10)))
    with pytest.raises(RefusalError, match="n'est plus un brouillon"):
        job_sheets.discard(sheet)


def test_what_cannot_circulate(town, now):
    empty = job_sheets.create(town.agents["agent"], Content(title="Rien"))
    with pytest.raises(RefusalError, match="aucun temps"):
        circulation.circulate(empty, 1, now)
    Post.objects.update(is_head=False)
    job_sheets.save(empty, 1, _content(town, ("PAIE", 10)))
    with pytest.raises(RefusalError, match="Personne ne dirige"):
        circulation.circulate(empty, empty.revision, now)
    empty.refresh_from_db()
    assert empty.state == JobSheetVersion.DRAFT


def test_nobody_reads_his_own_sheet(town, now):
    content = Content(title="Directrice", parts=(Part(town.units["DST"], 100, "Diriger"),))
    version = job_sheets.create(town.agents["director"], content)
    circulation.circulate(version, 1, now)
    assert Acknowledgement.objects.get().director == town.agents["dgs"]


def test_reading_counts_once_and_is_undone_within_the_hour(town, sheet, now):
    reading, account = Acknowledgement.objects.first(), town.accounts["director"]
    circulation.acknowledge(reading, "Une journée par semaine.", account, now)
    with pytest.raises(RefusalError, match="déjà notée"):
        circulation.acknowledge(reading, "Encore", account, now)
    reading.refresh_from_db()
    assert (reading.remark, reading.on_paper) == ("Une journée par semaine.", False)
    with pytest.raises(RefusalError, match="trop tard"):
        circulation.undo(reading, account, now + timedelta(minutes=61))
    with pytest.raises(RefusalError, match="trop tard"):
        circulation.undo(reading, town.accounts["lead"], now)
    circulation.undo(reading, account, now)
    reading.refresh_from_db()
    assert (reading.read_at, reading.remark, reading.recorded_by) == (None, "", None)


def test_a_paper_reading(town, sheet, now, today):
    reading = Acknowledgement.objects.first()
    for day in (today - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(RefusalError, match="La date est celle du papier"):
            circulation.record(reading, day, "", town.accounts["drh"], now)
    circulation.record(reading, today, "", town.accounts["drh"], now)
    reading.refresh_from_db()
    assert reading.on_paper
    assert timezone.localdate(reading.read_at) == today


def test_a_new_version_replaces_and_keeps(town, sheet, now):
    reading = Acknowledgement.objects.first()
    second = job_sheets.renew(sheet.sheet)
    assert job_sheets.renew(sheet.sheet) == second
    assert job_sheets.content_of(second) == job_sheets.content_of(sheet)
    job_sheets.save(second, 1, _content(town, ("EAU", 80), ("DECHETS", 20), grade="technicien"))
    circulation.circulate(second, second.revision, now)
    sheet.refresh_from_db()
    assert sheet.state == JobSheetVersion.REPLACED
    with pytest.raises(RefusalError, match="a remplacé"):
        circulation.acknowledge(reading, "", town.accounts["director"], now)
    paper = sheet_papers.paper_of(second, "Ville", [], sheet_papers.previous_of(second))
    assert "Temps pour le service Service de l'eau : 60 % devient 80 %" in paper.changes
    assert "Temps pour le service Service de la paie : 20 % (retrait)" in paper.changes
    assert "Cadre d'emplois : technicien (ajout)" in paper.changes
    rows = sheet_papers.side_by_side(sheet_papers.paper_of(sheet, "", []), paper)
    assert ("Cadre d'emplois", "", "technicien") in rows


def test_a_draft_is_thrown_away(town, draft, now):
    job_sheets.discard(draft)
    assert not JobSheet.objects.exists()
    draft = job_sheets.create(town.agents["relay"], _content(town, ("EAU", 60)))
    circulation.circulate(draft, 1, now)
    job_sheets.discard(job_sheets.renew(draft.sheet))
    assert JobSheetVersion.objects.get() == draft


def test_what_circulates_is_frozen(town, sheet):
    before = sheet_papers.paper_of(sheet, "Ville", [])
    town.units["EAU"].name = "Régie de l'eau"
    town.units["EAU"].save()
    _head(town, "deputy", "EAU")
    again = JobSheetVersion.objects.get(pk=sheet.pk)
    assert sheet_papers.paper_of(again, "Ville", []).lines == before.lines
    assert again.content["skills"] == ["Lire un plan", "Expliquer"]


@pytest.mark.parametrize("format_", ["docx", "odt", "pdf"])
def test_the_paper(town, sheet, now, format_):
    circulation.acknowledge(Acknowledgement.objects.first(), "Bien", town.accounts["director"], now)
    readings = [(each, each.remark) for each in sheet.acknowledgements.select_related("director", "unit")]
    data = sheet_papers.paper_of(sheet, "Ville", readings)
    assert len(write(fiche_de_poste.compose(data), format_)) > 1000
    assert [each.remark for each in data.acknowledgements if each.on] == ["Bien"]


def test_a_version_frozen_before_contents_were_kept_is_still_read(town, sheet):
    JobSheetVersion.objects.update(content={})
    again = JobSheetVersion.objects.get(pk=sheet.pk)
    assert len(sheet_papers.paper_of(again, "Ville", []).lines) == 3


def test_the_request_follows_the_post(town, sheet, now):
    assert circulation.reassign(now) == 0
    deputy = _head(town, "deputy", "EAU")
    assert circulation.reassign(now) == 1
    assert circulation.reassign(now) == 0
    # the director still heads the other service, and is asked for it; the new head of water is asked too
    assert {each.director for each in Acknowledgement.objects.all()} == {
        deputy,
        town.agents["director"],
        town.agents["other_director"],
    }
    assert Mail.objects.filter(recipient="deputy@ville.example").count() == 1


def test_a_director_who_comes_back_is_asked_again(town, sheet, now):
    for role in ("agent", "other_director"):
        Post.objects.filter(code="P-other_director").update(holder=town.agents[role])
        assert circulation.reassign(now) == 1
    assert Mail.objects.filter(recipient="other_director@ville.example").count() == 2


def test_a_director_who_heads_nothing_more_is_not_asked(town, sheet, now):
    Post.objects.filter(holder=town.agents["other_director"]).update(holder=town.agents["agent"])
    assert circulation.reassign(now) == 1
    directors = {each.director for each in Acknowledgement.objects.all()}
    assert directors == {town.agents["director"], town.agents["agent"]}


def test_what_was_read_stays_read(town, sheet, now):
    reading = Acknowledgement.objects.get(director=town.agents["other_director"])
    circulation.acknowledge(reading, "", town.accounts["other_director"], now)
    Post.objects.filter(holder=town.agents["other_director"]).update(holder=town.agents["agent"])
    assert circulation.reassign(now) == 0
    assert Acknowledgement.objects.filter(read_at__isnull=False).get() == reading


def test_who_sees_which_sheet(town, draft, now):
    seen = {role: job_sheets.visible(account).exists() for role, account in town.accounts.items()}
    assert {role for role, sees in seen.items() if sees} == {"dgs", "lead", "drh", "relay"}
    assert not job_sheets.versions(town.accounts["relay"], draft.sheet).exists()
    circulation.circulate(draft, 1, now)
    seen = {role: job_sheets.visible(account).exists() for role, account in town.accounts.items()}
    assert {role for role, sees in seen.items() if sees} == {
        "dgs",
        "lead",
        "drh",
        "relay",
        "director",
        "other_director",
    }
