import pytest
from django.utils import timezone

from transverse.portal.people import circulation, job_sheets
from transverse.portal.people.job_sheets import Content, Part
from transverse.portal.people.models import Acknowledgement, JobSheet, JobSheetVersion, Share, Unit
from transverse.portal.people.search import refresh_search_keys


@pytest.fixture
def draft(town):
    parts = (
        Part(town.units["EAU"], 60, "Relevés"),
        Part(town.units["PAIE"], 20, "Tableaux", is_functional=True),
        Part(town.units["EAU"], 10, "Référente", is_relay=True),
    )
    content = Content(title="Technicienne", purpose="Tenir les relevés.", skills="Lire un plan", parts=parts)
    return job_sheets.create(town.agents["relay"], content)


@pytest.fixture
def sheet(draft):
    circulation.circulate(draft, draft.revision, timezone.now())
    return draft


@pytest.fixture
def second(town, sheet):
    version = job_sheets.renew(sheet.sheet)
    content = Content(title="Technicienne", parts=(Part(town.units["EAU"], 80, "Relevés"),))
    job_sheets.save(version, version.revision, content)
    circulation.circulate(version, version.revision, timezone.now())
    return version


def _reading(town, role):
    return Acknowledgement.objects.filter(director=town.agents[role]).latest("pk")


def _lines(*rows, **more):
    data = {"title": "Technicienne", "grade": "", "purpose": "", "skills": "", "relations": "", "revision": "1"}
    for number, (unit, percent, authority) in enumerate(rows):
        prefix = f"part-{number}-"
        data |= {f"{prefix}unit": unit, f"{prefix}percent": percent, f"{prefix}activity": "Travaux"}
        data[f"{prefix}authority"] = authority
    return data | more


SAVE = {"enregistrer": "1"}
WATER = ("service de l'eau", "60", "hierarchique")
WASTE = ("Service de la collecte des déchets", "20", "fonctionnelle")


@pytest.mark.parametrize("role", ["dgs", "lead", "drh", "director", "relay", "agent", "administrator"])
def test_the_list_empty_and_full(town, role, draft, django_assert_max_num_queries):
    client = town.client(role)
    assert client.get("/fiches/").status_code == 200
    circulation.circulate(draft, draft.revision, timezone.now())
    with django_assert_max_num_queries(12):
        page = client.get("/fiches/").content.decode()
    assert ("Ma fiche" in page) == (role == "relay")
    assert ("À lire" in page) == (role == "director")
    assert ("Composer une fiche" in page) == (role in {"dgs", "lead", "drh"})


def test_the_list_without_any_sheet(town):
    assert "Commencez par celle" in town.client("drh").get("/fiches/").content.decode()
    assert "aucune ne vous attend" in town.client("agent").get("/fiches/").content.decode()
    assert town.client("stranger").get("/fiches/").status_code == 403


def test_the_list_is_searched(town, sheet):
    refresh_search_keys()
    client = town.client("lead")
    assert "Zoé Martin" in client.get("/fiches/?q=martin").content.decode()
    assert "Aucune fiche pour" in client.get("/fiches/?q=caron").content.decode()


def test_a_sheet_is_composed_for_an_agent_found_by_name(town):
    refresh_search_keys()
    client = town.client("drh")
    assert "Cherchez" in client.get("/fiches/nouvelle/").content.decode()
    assert "Personne ne correspond" in client.get("/fiches/nouvelle/?q=zzz").content.decode()
    assert "Technicienne réseau" in client.get("/fiches/nouvelle/?q=zoe").content.decode()
    address = f"/fiches/nouvelle/{town.agents['relay'].pk}/"
    page = client.get(address).content.decode()
    assert "Somme : 100 %" in page
    assert "Référent données" in page
    answer = client.post(address, _lines(WATER, WASTE, **SAVE))
    version = JobSheetVersion.objects.get()
    assert answer.url == f"/fiches/{version.sheet_id}/version/1/"
    assert [(each.unit.code, each.percent, each.is_functional) for each in version.shares.all()] == [
        ("EAU", 60, False),
        ("DECHETS", 20, True),
    ]
    assert client.get(address).status_code == 302
    assert "a déjà une fiche" in client.get("/fiches/nouvelle/?q=zoe").content.decode()


def test_lines_come_and_go_without_saving(town, draft):
    client = town.client("lead")
    address = f"/fiches/{draft.sheet_id}/modifier/"
    assert "Somme : 90 %" in client.get(address).content.decode()
    page = client.post(address, _lines(WATER, title="Nouveau titre", ajouter="1")).content.decode()
    assert 'name="part-1-unit"' in page
    assert "Nouveau titre" in page
    assert "Somme : 60 %" in page
    page = client.post(address, _lines(WATER, WASTE, retirer="0")).content.decode()
    assert "collecte des déchets" in page
    assert 'name="part-1-unit"' not in page
    assert Share.objects.count() == 3


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("Service de l'eau", "90", "hierarchique"), WASTE], "110 %, soit 10 % de trop"),
        ([("Service inconnu", "10", "hierarchique")], "pas dans l&#x27;organigramme"),
        ([("Service de l'eau", "0", "hierarchique")], "1"),
        ([("Service de l'eau", "101", "hierarchique")], "100"),
        ([("Service de l'eau", "", "hierarchique")], "obligatoire"),
        ([("Service de l'eau", "10", "autre")], "choix"),
        ([WATER, WATER], "deux fois"),
        ([WATER, ("Service de la paie", "10", "hierarchique")], "supérieur hiérarchique"),
    ],
)
def test_what_does_not_hold_is_said_and_not_saved(town, draft, rows, words):
    answer = town.client("lead").post(f"/fiches/{draft.sheet_id}/modifier/", _lines(*rows, **SAVE))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Share.objects.count() == 3


def test_the_title_is_asked(town, draft):
    answer = town.client("lead").post(f"/fiches/{draft.sheet_id}/modifier/", _lines(WATER, title="", **SAVE))
    assert answer.status_code == 422


def test_two_people_on_one_draft(town, draft):
    address = f"/fiches/{draft.sheet_id}/modifier/"
    assert town.client("lead").post(address, _lines(WATER, **SAVE)).status_code == 302
    assert town.client("drh").post(address, _lines(WASTE, **SAVE)).status_code == 409
    assert town.client("drh").post(address, _lines(WASTE, revision="x", **SAVE)).status_code == 409
    assert [share.percent for share in Share.objects.all()] == [60]


def test_units_of_the_same_name_are_told_apart(town, draft):
    Unit.objects.create(code="EAU2", name="Service de l'eau", path="99.")
    address = f"/fiches/{draft.sheet_id}/modifier/"
    client = town.client("lead")
    assert "Service de l&#x27;eau (EAU2)" in client.get(address).content.decode()
    assert client.post(address, _lines(WATER, **SAVE)).status_code == 422
    client.post(address, _lines(("Service de l'eau (EAU2)", "10", "hierarchique"), **SAVE))
    assert Share.objects.get().unit.code == "EAU2"


def test_circulation_says_to_whom_first(town, draft):
    client = town.client("lead")
    address = f"/fiches/{draft.sheet_id}/circulation/"
    page = client.get(address).content.decode()
    assert "Lucie Moreau" in page
    assert "Paul Petit" in page
    assert client.post(address, {"revision": 9}).status_code == 409
    assert client.post(address, {}).status_code == 200
    assert client.post(address, {"revision": draft.revision}).status_code == 302
    draft.refresh_from_db()
    assert draft.state == JobSheetVersion.CIRCULATED
    assert client.get(address).status_code == 404


def test_a_sheet_without_director_cannot_circulate(town):
    version = job_sheets.create(town.agents["relay"], Content(title="Rien"))
    page = town.client("lead").get(f"/fiches/{version.sheet_id}/circulation/").content.decode()
    assert "Compléter la fiche" in page


@pytest.mark.parametrize("role", ["dgs", "lead", "drh", "relay", "director", "other_director"])
def test_a_version_is_read_by_those_concerned(town, second, role, django_assert_max_num_queries):
    client = town.client(role)
    for number in (1, 2):
        with django_assert_max_num_queries(12):
            answer = client.get(f"/fiches/{second.sheet_id}/version/{number}/")
        assert answer.status_code == 200
    assert client.get(f"/fiches/{second.sheet_id}/").url == f"/fiches/{second.sheet_id}/version/2/"
    page = client.get(f"/fiches/{second.sheet_id}/version/2/changements/").content.decode()
    assert "60\xa0% devient 80\xa0%" in page
    assert client.get(f"/fiches/{second.sheet_id}/version/1/changements/").status_code == 404


@pytest.mark.parametrize("role", ["agent", "team", "dpo", "deputy", "administrator"])
def test_a_version_does_not_exist_for_others(town, second, role):
    client = town.client(role)
    for tail in ("", "version/1/", "version/2/changements/", "version/2/telecharger/pdf"):
        assert client.get(f"/fiches/{second.sheet_id}/{tail}").status_code == 404
    assert client.get(f"/fiches/lecture/{_reading(town, 'director').pk}/").status_code == 404


def test_a_draft_is_for_those_who_write(town, draft):
    address = draft.get_absolute_url()
    assert "Mettre en circulation" in town.client("lead").get(address).content.decode()
    assert town.client("relay").get(address).status_code == 404
    assert town.client("relay").get(f"/fiches/{draft.sheet_id}/").status_code == 404


@pytest.mark.parametrize("tail", ["modifier/", "circulation/", "abandonner/", "nouvelle-version/"])
@pytest.mark.parametrize("role", ["relay", "director", "agent", "team"])
def test_who_may_not_write(town, draft, role, tail):
    address = f"/fiches/{draft.sheet_id}/{tail}"
    assert town.client(role).post(address, {"revision": 1, **SAVE}).status_code == 403
    draft.refresh_from_db()
    assert draft.state == JobSheetVersion.DRAFT


def test_a_director_reads_and_takes_it_back(town, sheet):
    client, reading = town.client("director"), _reading(town, "director")
    address = f"/fiches/lecture/{reading.pk}/"
    assert "Tenir les relevés." in client.get(address).content.decode()
    assert client.post(address, {"remark": "Non"}).status_code == 422
    client.post(address, {"read": "on", "remark": "Plutôt deux jours de suite."})
    reading.refresh_from_db()
    assert reading.remark == "Plutôt deux jours de suite."
    assert client.get(address).status_code == 302
    assert client.post(address, {"read": "on"}).status_code == 422
    page = client.get(sheet.get_absolute_url()).content.decode()
    assert "Revenir sur cette lecture" in page
    assert "1 sur 2\xa0directeurs a pris connaissance" in page
    client.post(f"/fiches/lecture/{reading.pk}/revenir/")
    reading.refresh_from_db()
    assert reading.read_at is None


def test_remarks_are_for_the_agent_and_those_who_follow(town, sheet):
    reading = _reading(town, "director")
    circulation.acknowledge(reading, "Une remarque précise", town.accounts["director"], timezone.now())
    seen = {
        role: "Une remarque précise" in town.client(role).get(sheet.get_absolute_url()).content.decode()
        for role in ("dgs", "lead", "drh", "relay", "director", "other_director")
    }
    assert seen == {"dgs": True, "lead": True, "drh": True, "relay": True, "director": True, "other_director": False}


def test_a_paper_reading_is_recorded(town, sheet, today):
    reading, client = _reading(town, "director"), town.client("drh")
    address = f"/fiches/lecture/{reading.pk}/papier/"
    assert town.client("director").get(address).status_code == 403
    assert client.get(address).status_code == 200
    assert client.post(address, {"on": "2020-01-01"}).status_code == 422
    client.post(address, {"on": today.isoformat(), "remark": ""})
    assert "(sur papier)" in client.get(sheet.get_absolute_url()).content.decode()
    assert town.client("lead").post(f"/fiches/lecture/{reading.pk}/revenir/").status_code == 422
    assert town.client("relay").post(f"/fiches/lecture/{reading.pk}/revenir/").status_code == 403
    assert client.post(f"/fiches/lecture/{reading.pk}/revenir/").status_code == 302


def test_a_new_version_and_its_draft_thrown_away(town, sheet):
    client = town.client("lead")
    answer = client.post(f"/fiches/{sheet.sheet_id}/nouvelle-version/")
    assert answer.url == f"/fiches/{sheet.sheet_id}/modifier/"
    assert client.get(answer.url).status_code == 200
    assert (
        "deux versions disent la même chose"
        in client.get(f"/fiches/{sheet.sheet_id}/version/2/changements/").content.decode()
    )
    assert client.get(f"/fiches/{sheet.sheet_id}/abandonner/").status_code == 200
    client.post(f"/fiches/{sheet.sheet_id}/abandonner/")
    assert JobSheetVersion.objects.get() == sheet
    assert JobSheet.objects.count() == 1


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
def test_downloads(town, second, kind):
    answer = town.client("director").get(f"/fiches/{second.sheet_id}/version/2/telecharger/{kind}")
    assert answer.status_code == 200
    assert "version-2" in answer["Content-Disposition"]
    assert len(answer.content) > 1000


def test_an_unknown_format(town, sheet):
    assert town.client("lead").get(f"/fiches/{sheet.sheet_id}/version/1/telecharger/exe").status_code == 404
