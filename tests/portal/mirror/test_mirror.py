"""The first page of the Miroir, ten minutes, the sheet, its preparation, its years: who sees what, and what it says."""

import re

import pytest
from auditlog.models import LogEntry
from django.urls import reverse

from transverse.portal.data import sheets
from transverse.portal.data.models import Holding, Sheet
from transverse.portal.people.models import Post

METER = "relever les compteurs d'eau"


def text(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode().split("<main", 1)[1]).split()).replace(
        "&#x27;", "'"
    )


def at(name, sheet, *more):
    return reverse(name, args=[sheet.unit_id, sheet.year, *more])


def test_an_agent_answers_and_sees_at_once_what_he_handles(town, year):
    client = town.client("deputy")
    page = client.get(reverse("ten_minutes"))
    assert "Relever les compteurs d'eau" in text(page)
    answer = client.post(reverse("ten_minutes"), {"tasks": [METER], "tools": ["QGIS"], "words": "Mes data de purges"})
    assert answer.url == reverse("ten_minutes_answer")
    said = text(client.get(answer.url))
    assert "Vous gérez déjà : vos données de l'eau vos relevés de consommation d'eau" in said.replace("\xa0", " ")
    assert "vos données de purges" in said
    found = Sheet.objects.get(unit=town.units["EAU"], year=year)
    assert found.tools == ["QGIS"]
    assert [line.label for line in sheets.proposed(found)] == ["données de purges", "relevés de consommation d'eau"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Cochez au moins une tâche"),
        ({"words": "un datalake"}, "Un mot anglais reste"),
        ({"tasks": ["danser"]}, "danser"),
    ],
)
def test_what_says_nothing_is_asked_again(town, sent, said):
    answer = town.client("deputy").post(reverse("ten_minutes"), sent)
    assert answer.status_code == 422
    assert said in text(answer)
    assert not Sheet.objects.exists()


def test_tools_alone_are_noted(town):
    client = town.client("deputy")
    answer = client.post(reverse("ten_minutes"), {"tools": ["QGIS"]}, follow=True)
    assert "C'est noté" in text(answer)
    assert not Holding.objects.exists()


def test_a_service_whose_trade_nobody_knows_asks_for_it(town):
    unit = town.units["EAU"]
    unit.trade, unit.name = "", "Pôle 3"
    unit.save()
    client = town.client("deputy")
    assert "Quel est le métier de votre service" in text(client.get(reverse("ten_minutes")))
    chosen = f"{reverse('ten_minutes')}?service={unit.pk}&metier=voirie"
    assert "Reboucher un nid-de-poule" in text(client.get(chosen))
    client.post(chosen, {"tasks": ["reboucher un nid-de-poule"]})
    assert Sheet.objects.get().trade == "voirie"
    assert "Reboucher un nid-de-poule" in text(client.get(reverse("ten_minutes")))


def test_another_trade_is_chosen_from_the_list(town):
    client = town.client("deputy")
    there = f"{reverse('ten_minutes')}?service={town.units['EAU'].pk}&metier=autre"
    assert there.replace("&", "&amp;").split("?")[1] in client.get(reverse("ten_minutes")).content.decode()
    assert "Quel est le métier de votre service" in text(client.get(there))


def test_somebody_of_two_services_chooses(town):
    Post.objects.create(code="P-2", title="Renfort", unit=town.units["DECHETS"], holder=town.agents["deputy"])
    page = town.client("deputy").get(f"{reverse('ten_minutes')}?service={town.units['DECHETS'].pk}")
    assert "Vos autres services : Service de l'eau" in text(page).replace("\xa0", " ")
    assert "Peser les camions" in text(page)


def test_another_service_is_not_answered_for(town):
    client = town.client("deputy")
    answer = client.get(f"{reverse('ten_minutes')}?service={town.units['PAIE'].pk}")
    assert answer.status_code == 404
    assert "Ce service n'est pas le vôtre" in text(answer)
    assert town.client("administrator").get(reverse("ten_minutes")).status_code == 403


def test_the_answer_of_nobody_leads_to_the_form(town):
    assert town.client("deputy").get(reverse("ten_minutes_answer")).url == reverse("ten_minutes")


@pytest.mark.parametrize("role", ["dgs", "lead", "director", "relay", "deputy", "agent", "administrator", "drh"])
def test_everyone_finds_the_first_page(town, published, role):
    page = town.client(role).get(reverse("mirror"))
    assert "1 service sur 4 a sa fiche « Vous gérez déjà »" in text(page).replace("\xa0", " ")
    assert published.get_absolute_url() in page.content.decode()


def test_the_first_page_of_a_portal_without_services(town):
    from transverse.portal.people.models import Unit  # noqa: PLC0415

    Unit.objects.update(expects_relay=False)
    assert "les fiches viendront" in text(town.client("administrator").get(reverse("mirror")))


@pytest.mark.parametrize(
    ("role", "draft", "prepare"),
    [
        ("dgs", 200, 200),
        ("lead", 200, 200),
        ("director", 200, 200),
        ("relay", 200, 200),
        ("deputy", 200, 200),
        ("agent", 404, 404),
        ("other_director", 404, 404),
        ("drh", 404, 404),
        ("administrator", 404, 404),
        ("stranger", 403, 404),
    ],
)
def test_who_sees_a_draft_and_prepares_it(town, sheet, role, draft, prepare):
    client = town.client(role)
    assert client.get(sheet.get_absolute_url()).status_code == draft
    assert client.get(at("sheet_prepare", sheet)).status_code == prepare


def test_an_agent_of_the_service_sees_the_draft_and_does_not_prepare_it(town, sheet):
    town.mandates["deputy"].delete()
    client = town.client("deputy")
    assert client.get(sheet.get_absolute_url()).status_code == 200
    assert client.get(at("sheet_prepare", sheet)).status_code == 403
    line = sheet.holdings.first()
    assert client.post(reverse("holding_keep", args=[line.pk])).status_code == 404


def test_everyone_reads_a_published_sheet(town, published):
    page = text(town.client("agent").get(published.get_absolute_url())).replace("\xa0", " ")
    assert "Vous gérez déjà vos données de l'eau et du réseau d'eau." in page
    assert "Mesures des réservoirs et des pompages" in page
    assert "par Zoé Martin" in page
    assert "à préciser" in page


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
def test_the_sheet_as_a_file(town, published, kind):
    answer = town.client("agent").get(at("sheet_download", published, kind))
    assert answer["Content-Disposition"].startswith('attachment; filename="vous-gerez-deja-service-de-leau-')
    assert len(answer.content) > 1000


def test_an_unknown_format_is_not_found(town, published):
    assert town.client("agent").get(at("sheet_download", published, "exe")).status_code == 404


def test_the_relay_keeps_completes_and_publishes(town, sheet):
    client = town.client("relay")
    line = sheet.holdings.get(key="cahier-des-purges")
    page = client.get(reverse("holding", args=[line.pk]))
    assert "Parle-t-on de personnes" in text(page)
    sent = {
        "label": "registre des purges",
        "phrase": "du réseau d'eau",
        "known_by": "le fontainier",
        "contact": town.agents["deputy"].pk,
        "since": "2014",
        "rhythm": "weekly",
        "shared_with": [town.units["DECHETS"].pk],
        "shared_words": "le syndicat",
        "personal": "none",
        "openable": "yes",
        "revision": line.revision,
    }
    assert client.post(reverse("holding", args=[line.pk]), sent).status_code == 302
    assert client.post(reverse("holding", args=[line.pk]), sent).status_code == 409
    assert client.post(at("sheet_keep_all", sheet)).status_code == 302
    assert "registre des purges" in text(client.get(at("sheet_publish", sheet)))
    assert client.post(at("sheet_publish", sheet), {"revision": sheet.revision}).status_code == 302
    page = text(town.client("agent").get(sheet.get_absolute_url()))
    for said in ("Registre des purges", "le fontainier, Omar Diallo", "depuis 2014, chaque semaine", "le syndicat"):
        assert said in page
    sheet.refresh_from_db()
    assert client.post(at("sheet_withdraw", sheet), {"revision": sheet.revision}).status_code == 302
    assert town.client("agent").get(sheet.get_absolute_url()).status_code == 404


def test_a_line_of_the_same_name_is_refused_in_the_form(town, sheet):
    line = sheet.holdings.get(key="cahier-des-purges")
    sent = {"label": "Mesures des réservoirs et des pompages", "phrase": "de l'eau", "revision": line.revision}
    answer = town.client("relay").post(reverse("holding", args=[line.pk]), sent)
    assert answer.status_code == 422
    assert "est déjà sur la fiche" in text(answer)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("since", "2999", "année passée"),
        ("label", "les dataviz", "Un mot anglais"),
        ("label", " - ", "Écrivez en quelques mots"),
        ("phrase", "de la lune", "lune"),
    ],
)
def test_a_line_that_does_not_hold_is_refused_in_the_form(town, sheet, field, value, said):
    line = sheet.holdings.first()
    sent = {"label": "carnet", "phrase": "de l'eau", "revision": line.revision} | {field: value}
    answer = town.client("relay").post(reverse("holding", args=[line.pk]), sent)
    assert answer.status_code == 422
    assert said in text(answer)


def test_a_line_is_taken_off_put_back_and_merged(town, sheet):
    client = town.client("relay")
    one, other = sheet.holdings.all()
    client.post(reverse("holding_remove", args=[one.pk]))
    assert "Retirées" in text(client.get(at("sheet_prepare", sheet)))
    client.post(reverse("holding_restore", args=[one.pk]))
    assert other.label in text(client.get(reverse("holding_merge", args=[one.pk]))).lower()
    assert client.post(reverse("holding_merge", args=[one.pk]), {"ligne": "0"}).status_code == 404
    client.post(reverse("holding_merge", args=[one.pk]), {"ligne": other.pk})
    assert "regroupé avec" in text(client.get(at("sheet_prepare", sheet)))


def test_a_line_is_added_in_ones_own_words(town, sheet):
    client = town.client("relay")
    answer = client.post(at("sheet_add", sheet), {"label": "Les plans des galeries", "phrase": "d'assainissement"})
    added = Holding.objects.get(key="plans-des-galeries")
    assert answer.url == reverse("holding", args=[added.pk])
    assert (added.phrase, added.is_kept) == ("d'assainissement", True)
    assert client.post(at("sheet_add", sheet), {"label": "plans des galeries"}).status_code == 422
    client.post(at("sheet_add", sheet), {"label": "carnet de garde", "phrase": "inventée"})
    assert Holding.objects.get(key="carnet-de-garde").phrase == "de l'eau"


def test_an_unfinished_sheet_says_why_it_is_not_published(town, sheet):
    client = town.client("relay")
    assert "2 lignes attendent votre réponse" in text(client.get(at("sheet_publish", sheet))).replace("\xa0", " ")
    assert client.post(at("sheet_publish", sheet), {"revision": sheet.revision}).status_code == 422
    sheet.holdings.all().delete()
    assert "La fiche est vide" in text(client.get(at("sheet_publish", sheet)))
    assert "La fiche est encore vide" in text(client.get(sheet.get_absolute_url()))
    assert "Rien n'est encore sur la fiche" in text(client.get(at("sheet_prepare", sheet)))


def test_the_years_of_a_service(town, published, year):
    client = town.client("relay")
    there = reverse("sheet_years", args=[published.unit_id])
    assert "votre cahier des purges" in text(client.get(there))
    Sheet.objects.update(year=year - 1)
    assert "Commencer la fiche" in text(client.get(there))
    assert client.post(reverse("sheet_begin", args=[published.unit_id])).status_code == 302
    client.post(reverse("sheet_add", args=[published.unit_id, year]), {"label": "carte des vannes"})
    page = text(client.get(there)).replace("\xa0", " ")
    assert "Nouveau cette année-là : votre carte des vannes" in page
    assert "en préparation" not in text(town.client("agent").get(there))
    assert "nouveau" in text(client.get(reverse("sheet", args=[published.unit_id, year])))


def test_the_years_of_a_service_without_sheet(town):
    there = reverse("sheet_years", args=[town.units["PAIE"].pk])
    assert "Aucune fiche n'est encore publiée" in text(town.client("agent").get(there))
    assert town.client("relay").get(reverse("sheet_years", args=[town.units["DRHM"].pk])).status_code == 404
    assert town.client("relay").post(reverse("sheet_begin", args=[town.units["PAIE"].pk])).status_code == 403


def test_the_history_tells_who_published_and_never_who_answered(town, year):
    LogEntry.objects.all().delete()  # of the mandates
    town.client("deputy").post(reverse("ten_minutes"), {"tasks": [METER], "tools": ["QGIS"]})
    assert not LogEntry.objects.exists()
    client = town.client("relay")
    found = Sheet.objects.get()
    client.post(at("sheet_keep_all", found))
    client.post(at("sheet_publish", found), {"revision": found.revision})
    (entry,) = LogEntry.objects.all()
    assert entry.actor == town.accounts["relay"]
    assert "fiche de service" in text(town.client("dpo").get(reverse("history"))).lower()


def test_the_answer_stays_in_the_browser_and_is_not_kept_with_the_account(town):
    client = town.client("deputy")
    words = "\n".join(f"{number}{'é' * 40}{chr(0x4E00 + number) * 35}" for number in range(10))
    client.post(reverse("ten_minutes"), {"tasks": [METER, "chercher une fuite"], "tools": ["QGIS"], "words": words})
    assert "mirror" not in client.session
    assert len(client.cookies["reponse"].OutputString()) < 4096
    assert client.cookies["reponse"]["path"] == reverse("ten_minutes_answer")
    assert "vos plans du réseau d'eau" in text(client.get(reverse("ten_minutes_answer")))
    client.cookies["reponse"] = "autre"
    assert client.get(reverse("ten_minutes_answer")).url == reverse("ten_minutes")
