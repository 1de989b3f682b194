"""A request for another machine: one line for who keeps the portal, one page for who reads."""

import logging

import pytest

from transverse.portal.ground.logs import WithoutDetails


@pytest.mark.parametrize("host", ["autre.example", "ville.example:abc", "a\nb", "192.0.2.7:8000", "x" * 500])
def test_another_host_is_refused_in_one_line(client, host, caplog):
    with caplog.at_level(logging.WARNING):
        answer = client.get("/reseau/", headers={"host": host})
    assert answer.status_code == 400
    assert "n'est pas celle du portail" in answer.content.decode()
    assert "default-src" in answer.headers["Content-Security-Policy"]
    (line,) = caplog.records
    assert line.levelno == logging.WARNING
    assert line.exc_info is None
    assert "\n" not in line.getMessage()
    assert len(line.getMessage()) < 250


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000"])
def test_ours_are_served(client, host):
    assert client.get("/compte/connexion/", headers={"host": host}).status_code == 200


def test_a_refusal_is_one_line_of_the_log_too(town, caplog, settings):
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["refusals"]
    caplog.handler.addFilter(WithoutDetails())
    assert town.client("agent").get("/codir/").status_code == 403
    (line,) = caplog.records
    assert "Forbidden" in line.getMessage()
    assert line.exc_info is None


def test_a_fault_of_ours_is_told_whole(caplog):
    caplog.handler.addFilter(WithoutDetails())
    try:
        raise KeyError("pièce")  # noqa: TRY301 (what a fault is)
    except KeyError:
        logging.getLogger("django.request").exception("Internal Server Error", extra={"status_code": 500})
        logging.getLogger("transverse").exception("Travail")
    assert caplog.text.count("KeyError: 'pièce'") == 2
