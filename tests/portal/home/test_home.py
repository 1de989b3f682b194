from transverse.portal.people.models import Mandate, Post, Unit


def test_an_agent_sees_whom_to_call_in_his_own_service(town):
    Post.objects.filter(code="P-agent").update(unit=town.units["EAU"])
    page = town.client("agent").get("/").content.decode()
    assert "Zoé Martin" in page
    assert "Karim Benali" in page
    assert "relay@ville.example" in page


def test_an_agent_elsewhere_sees_the_lead_only(town):
    page = town.client("agent").get("/").content.decode()
    assert "Zoé Martin" not in page
    assert "Karim Benali" in page


def test_the_place_in_the_chart_is_said(town):
    assert "responsable de service" in town.client("director").get("/").content.decode()
    assert "direction générale des services, responsable de service" in town.client("dgs").get("/").content.decode()


def test_an_account_without_agent_is_told_so(town):
    page = town.client("stranger").get("/").content.decode()
    assert "rattaché à aucun agent" in page
    assert "Qui appeler" not in page


def test_the_first_steps_lead_an_administrator(town):
    Mandate.objects.all().delete()
    Post.objects.all().delete()
    Unit.objects.update(expects_relay=False)
    page = town.client("administrator").get("/").content.decode()
    assert "Vos premières étapes" in page
    assert "Importer l'organigramme" in page.replace("&#x27;", "'")
    assert "Vos premières étapes" not in town.client("agent").get("/").content.decode()
