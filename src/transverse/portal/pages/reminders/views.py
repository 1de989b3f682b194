"""The page of one's reminders."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page
from transverse.portal.people.models import Mails, Preference
from transverse.portal.people.reminders import choose


class Choice(forms.Form):
    """How often."""

    mails = forms.ChoiceField(
        label="Recevoir les courriels du portail", choices=Mails.choices, widget=forms.RadioSelect
    )


@page(SIGNED_IN, "GET", "POST")
def mine(request: AccountRequest) -> HttpResponse:
    """Show and keep the choice of the person."""
    agent = request.user.agent
    kept = Preference.objects.filter(agent=agent).first() if agent else None
    form = Choice(request.POST or None, initial={"mails": kept.mails if kept else Mails.AT_ONCE})
    if agent and form.is_valid():
        choose(agent, form.cleaned_data["mails"])
        messages.success(request, "Votre choix est enregistré.")
        return redirect("my_reminders")
    context = {"form": form, "agent": agent}
    return render(request, "reminders/mine.html", context, status=422 if form.errors else 200)
