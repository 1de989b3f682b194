import pytest
from auditlog.models import LogEntry

from transverse.portal.accounts.keeping import close, make_administrator, reopen, unmake_administrator
from transverse.portal.ground.refusals import RefusalError


def test_a_closed_account_is_out_at_its_next_page(town):
    client = town.client("agent")
    assert client.get("/mon-compte/").status_code == 200
    close(town.accounts["agent"], town.accounts["administrator"])
    assert client.get("/mon-compte/").status_code == 302
    reopen(town.accounts["agent"])
    assert client.get("/mon-compte/").status_code == 200


def test_nobody_closes_their_own_account(town):
    keeper = town.accounts["administrator"]
    with pytest.raises(RefusalError, match="votre propre compte"):
        close(keeper, keeper)


def test_the_last_administrator_stays(town):
    keeper, dgs = town.accounts["administrator"], town.accounts["dgs"]
    for act in (unmake_administrator, lambda account: close(account, dgs)):
        with pytest.raises(RefusalError, match="dernier administrateur"):
            act(keeper)
    make_administrator(dgs)
    unmake_administrator(keeper)
    with pytest.raises(RefusalError, match="dernier administrateur"):
        unmake_administrator(dgs)


def test_a_closed_administrator_does_not_count(town):
    keeper, dgs = town.accounts["administrator"], town.accounts["dgs"]
    make_administrator(dgs)
    close(dgs, keeper)
    with pytest.raises(RefusalError, match="dernier administrateur"):
        unmake_administrator(keeper)


def test_a_closed_account_does_not_administer(town):
    close(town.accounts["agent"], town.accounts["administrator"])
    with pytest.raises(RefusalError, match="rouvrez-le"):
        make_administrator(town.accounts["agent"])


def test_whoever_has_left_stays_out(town):
    close(town.accounts["agent"], town.accounts["administrator"])
    town.agents["agent"].left_on = "2026-01-01"
    town.agents["agent"].save()
    town.accounts["agent"].refresh_from_db()
    with pytest.raises(RefusalError, match="a quitté la collectivité"):
        reopen(town.accounts["agent"])


def test_the_history_keeps_it(town):
    make_administrator(town.accounts["dgs"])
    entry = LogEntry.objects.get_for_object(town.accounts["dgs"]).first()
    assert entry.changes["is_administrator"] == ["False", "True"]
