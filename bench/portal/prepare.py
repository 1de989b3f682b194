"""Make a portal of any size in a folder, sign in a person of each role, count the queries of each page; print JSON.

Usage:  prepare.py AGENTS UNITS          (the folder is TRANSVERSE_DIR, the data base DATABASE_URL when it is set)
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import django
from pages import PAGES, Page


def main() -> None:
    """Build unless it is there, then print the pages, the cookies of the roles and what each page costs."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "transverse.portal.settings")
    django.setup()
    agents, units = map(int, sys.argv[1:3])
    seconds = _build(agents, units)
    cookies = {role: _cookie(role) for role in sorted({page.role for page in PAGES})}
    shown = [page for page in PAGES if page.address() is not None]
    print(
        json.dumps(
            {
                "seconds": seconds,
                "cookies": cookies,
                "pages": [
                    {"name": page.name, "role": page.role, "path": page.address(), **_cost(page, cookies[page.role])}
                    for page in shown
                ],
                "missing": [page.name for page in PAGES if page not in shown],
            }
        )
    )


def _build(agents: int, units: int) -> float:
    from django.core.management import call_command
    from django.utils import timezone

    from transverse.portal.demonstration.crowd import crowd, expecting
    from transverse.portal.demonstration.populate import populate
    from transverse.portal.ground.models import Collectivity
    from transverse.portal.people.chart_writing import write_chart
    from transverse.portal.people.models import Agent

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    start = time.perf_counter()
    if Agent.objects.count() != agents:
        Collectivity.objects.create(name="Mesures", is_demonstration=True)
        chart = crowd(agents, units)
        write_chart(chart, timezone.localdate())
        accounts = populate(timezone.localdate(), expecting(chart))
        kept = {role: account.email for role, account in accounts.items()}
        (_folder() / "comptes.json").write_text(json.dumps(kept), encoding="utf-8")
    return time.perf_counter() - start


def _folder() -> Path:
    from django.conf import settings

    return Path(settings.FOLDER)


def _cookie(role: str) -> str:
    """Return the cookie of a session of its own for the person of `role`, as signing in would give."""
    from django.conf import settings
    from django.test import Client

    from transverse.portal.accounts.models import Account

    if not role:
        return ""
    emails = json.loads((_folder() / "comptes.json").read_text("utf-8"))
    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    client.force_login(Account.objects.get(email=emails[role]), "allauth.account.auth_backends.AuthenticationBackend")
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _cost(page: Page, cookie: str) -> dict[str, Any]:
    """Return the status and the queries of the page, the second time it is asked for."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    name, _, value = cookie.partition("=")
    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    client.cookies[name] = value
    client.get(page.address())
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(page.address())
    return {
        "status": answer.status_code,
        "queries": len(queries),
    }


if __name__ == "__main__":
    main()
