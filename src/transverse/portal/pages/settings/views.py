"""Change the settings: first seen, then saved."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from transverse.portal.accounts.protection import is_protected
from transverse.portal.ground.colours import contrast, shades
from transverse.portal.ground.models import Collectivity, collectivity
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.pages.settings.forms import Appearance
from transverse.portal.pages.settings.preview import Colours, sheet


@page("collectivity.manage", "GET", "POST")
def change(request: AccountRequest) -> HttpResponse:
    """Show the form; show what it would give; save it."""
    ours = collectivity()
    if request.method != "POST":
        return _form(request, Appearance(instance=ours, initial={"revision": ours.revision}))
    form = Appearance(request.POST, request.FILES, instance=ours)
    if not form.is_valid() or "corriger" in request.POST:
        return _form(request, form)
    if "enregistrer" not in request.POST:
        return _preview(request, form)
    _save(form)
    messages.success(request, "Les réglages sont enregistrés : chaque page les montre dès maintenant.")
    return HttpResponseRedirect(reverse("settings"))


@page("collectivity.manage")
def preview_sheet(request: AccountRequest) -> HttpResponse:
    """Answer the style of the preview, for colours not saved yet."""
    wanted = Colours(request.GET)
    if not wanted.is_valid():
        raise RefusalError("Une couleur s'écrit comme #1f4e79.")
    given = sheet(wanted.cleaned_data["main"], wanted.cleaned_data["accent"])
    return HttpResponse(given, content_type="text/css; charset=utf-8")


def _form(request: AccountRequest, form: Appearance) -> HttpResponse:
    found = {"form": form, "is_protected": is_protected(request.user), "picture": form.picture}
    return render(request, "settings/change.html", found)


def _preview(request: AccountRequest, form: Appearance) -> HttpResponse:
    wanted = form.cleaned_data
    main, accent = wanted["main_colour"], wanted["accent_colour"]
    found = {
        "form": form,
        "picture": form.picture,
        "sent": [(name, value) for name, value in request.POST.items() if name in form.fields and name != "logo_kept"],
        "sheet": f"{reverse('settings_preview_sheet')}?{urlencode({'main': main, 'accent': accent})}",
        "colours": [
            ("Couleur principale", "main", contrast(main), shades(main)),
            ("Couleur d'accent", "accent", contrast(accent), shades(accent)),
        ],
    }
    return render(request, "settings/preview.html", found)


def _save(form: Appearance) -> None:
    ours = form.bring()
    if ours._state.adding:  # noqa: SLF001 (no row yet)
        ours.pk = Collectivity.objects.get_or_create(pk=1)[0].pk
        ours._state.adding = False  # noqa: SLF001 (it has just been made)
    save_if_unchanged(ours, form.cleaned_data["revision"], "Les réglages")
