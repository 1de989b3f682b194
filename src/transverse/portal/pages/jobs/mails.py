"""The mails: their text, which may hold a link that opens an account, is never shown."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from transverse.portal.components.templatetags.transverse import plural
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.mail import outbox
from transverse.portal.mail.models import Mail, MailState

_A_PAGE = 50
TONES = {
    MailState.WAITING: "off",
    MailState.SENDING: "info",
    MailState.SENT: "ok",
    MailState.UNSURE: "warn",
    MailState.FAILED: "warn",
}
_WORDS = {
    MailState.UNSURE: "courriel en doute,courriels en doute",
    MailState.FAILED: "courriel refusé,courriels refusés",
}


@page("jobs.see")
def mails(request: AccountRequest) -> HttpResponse:
    """List the mails of one state, or all."""
    state = request.GET.get("etat", "")
    found = Mail.objects.defer("text")
    if state in MailState.values:
        found = found.filter(state=state)
    listed = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": [(each, TONES[MailState(each.state)]) for each in listed],
        "page_obj": listed,
        "counts": outbox.counts(),
        "states": MailState.choices,
        "state": state,
        "together": state in _WORDS and listed.paginator.count > 1,
    }
    return render(request, "jobs/mails.html", context)


@page("jobs.see", "POST")
def resend(request: AccountRequest, pk: int) -> HttpResponse:
    """Send again a mail that was refused, or is in doubt."""
    mail = get_object_or_404(Mail, pk=pk)
    outbox.resend(mail)
    messages.success(request, f"Le courriel pour {mail.recipient} va être renvoyé.")
    return redirect("mails")


@page("jobs.see", "POST")
def sent(request: AccountRequest, pk: int) -> HttpResponse:
    """Record that a mail in doubt has arrived."""
    mail = get_object_or_404(Mail, pk=pk)
    outbox.hold_for_sent(mail, timezone.now())
    messages.success(request, f"Le courriel pour {mail.recipient} est noté comme envoyé.")
    return redirect("mails")


@page("jobs.see", "GET", "POST")
def resend_all(request: AccountRequest, state: str) -> HttpResponse:
    """Send again all those that were refused, or all those in doubt, once confirmed."""
    if state not in _WORDS:
        raise Http404
    which = MailState(state)
    if request.method == "POST":
        count = outbox.resend_all(which)
        messages.success(request, f"À renvoyer : {plural(count, 'courriel,courriels')}.")
        return redirect("mails")
    count = Mail.objects.filter(state=which).count()
    asked = {
        "heading": "Renvoyer les courriels",
        "sentence": f"{plural(count, _WORDS[which])}. Chacun part de nouveau : qui l'a déjà reçu l'aura deux fois.",
        "button": "Tout renvoyer",
        "back": reverse("mails"),
    }
    return render(request, "components/confirm.html", asked)
