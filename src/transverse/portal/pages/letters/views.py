"""Letters to sign, and one letter to read."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from transverse.papers import changes
from transverse.papers.kinds import lettre_de_mission
from transverse.portal.components.paper_file import blocks, paper_file
from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page
from transverse.portal.pages.letters.forms import Sign
from transverse.portal.pages.letters.now import Reader, what_now
from transverse.portal.pages.letters.rows import letter_for
from transverse.portal.people import letters as rules
from transverse.portal.people.letter_content import changed_since, content_of
from transverse.portal.people.models import Letter, LetterState, Signature

_A_PAGE = 50
_TONES = {"draft": "warn", "sent": "warn", "signed": "ok", "replaced": "off", "withdrawn": "off"}


@page(SIGNED_IN)
def letters(request: AccountRequest) -> HttpResponse:
    """List what the person is asked to sign and has signed; to those who steer, every letter."""
    agent = request.user.agent_id
    places = Signature.objects.filter(agent=agent).select_related("letter__mandate__agent")
    places = places.prefetch_related("letter__mandate__units")
    context: dict[str, Any] = {"to_sign": [], "signed": [], "tones": _TONES}
    if agent:
        context["to_sign"] = list(
            places.filter(letter__state=LetterState.SENT, signed_at=None).order_by("letter__sent_at")
        )
        context["signed"] = list(places.exclude(signed_at=None).order_by("-signed_at")[:_A_PAGE])
    if request.user.has_perm("letters.see"):
        context |= _all(request)
    return render(request, "letters/letters.html", context)


def _all(request: AccountRequest) -> dict[str, Any]:
    """Return a page of all the letters, those that wait first; ``etat`` keeps one state."""
    found = Letter.objects.defer("content", "basis").select_related("mandate__agent")
    found = found.prefetch_related("mandate__units", "signatures").order_by("mandate__agent__search_key", "pk")
    state = request.GET.get("etat", "")
    chosen = state if state in LetterState.values else ""
    found = found.filter(state=chosen) if chosen else found.exclude(state__in=("replaced", "withdrawn"))
    paged = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    rows = [(each, *_count(each), _TONES[each.state]) for each in paged]
    return {"page_obj": paged, "rows": rows, "states": LetterState.choices, "state": chosen}


def _count(letter: Letter) -> tuple[int, int]:
    places = list(letter.signatures.all())
    return sum(each.signed_at is not None for each in places), len(places)


@page(SIGNED_IN)
def letter(request: AccountRequest, pk: int) -> HttpResponse:
    """Show what the letter says, who has signed, and what may be done now."""
    found = letter_for(request, pk)
    data = content_of(found)
    now = timezone.now()
    context: dict[str, Any] = {
        "letter": found,
        "tone": _TONES[found.state],
        "blocks": [each for each in blocks(lettre_de_mission.compose(data)) if each[0] != "signatures"],
        "places": _places(request, found, now),
        "done": _count(found),
        "changed": changed_since(found) if found.state in {LetterState.SENT, LetterState.SIGNED} else (),
        "since_before": _compared(found),
        "sign": Sign(initial={"fingerprint": found.fingerprint}) if _is_asked(request, found) else None,
        "may_write": request.user.has_perm("letters.write"),
        "over": (over := found.mandate.last_day < timezone.localdate()),
        "now": what_now(found, _reader(request), over=over),
    }
    return render(request, "letters/letter.html", context)


def _reader(request: AccountRequest) -> Reader:
    may = request.user.has_perm
    return Reader(request.user.agent_id, may("letters.write"), may("letters.record"))


@page(SIGNED_IN)
def download(request: AccountRequest, pk: int, kind: str) -> HttpResponse:
    """Answer the letter as docx, odt or PDF."""
    found = letter_for(request, pk)
    paper = lettre_de_mission.compose(content_of(found))
    return paper_file(paper, kind, f"lettre de mission {found.mandate.agent} version {found.number}")


def _places(request: AccountRequest, letter: Letter, now: datetime) -> list[dict[str, Any]]:
    """Return each signature with what the person may do about it."""
    may_record = request.user.has_perm("letters.record") and letter.state == LetterState.SENT
    return [
        {
            "place": each,
            "may_record": may_record and each.signed_at is None,
            "may_unsign": rules.may_unsign(letter, each, request.user, now),
            "has_account": getattr(each.agent, "account", None) is not None,
        }
        for each in letter.signatures.all()
    ]


def _is_asked(request: AccountRequest, letter: Letter) -> bool:
    if letter.state != LetterState.SENT or letter.mandate.last_day < timezone.localdate():
        return False
    return any(each.agent_id == request.user.agent_id and each.signed_at is None for each in letter.signatures.all())


def _compared(letter: Letter) -> tuple[str, ...]:
    """Say what this version changes to the one before that was sent."""
    before = letter.mandate.letters.filter(number__lt=letter.number, content__organisation__isnull=False).first()
    if before is None:
        return ()
    before.mandate = letter.mandate
    return changes(content_of(before), content_of(letter)) or ("Aucun changement.",)
