"""What is refused is refused in one French sentence: what, where, what to do."""

from typing import ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import is_valid_path

from transverse.common.errors import TransverseError
from transverse.portal.ground.uploads import LIMIT


class RefusalError(TransverseError):
    """A rule of the domain says no; ``str(refusal)`` is what the person reads."""

    status: ClassVar[int] = 422
    title: ClassVar[str] = "Ce n'est pas possible"


class ConflictError(RefusalError):
    """Somebody else has changed the same thing meanwhile."""

    status = 409
    title = "Quelqu'un d'autre vient de modifier cette page"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} a été modifié depuis que vous avez ouvert le formulaire. Rien n'a été écrasé, et rien de ce que "
            "vous avez écrit n'est enregistré : revenez en arrière pour copier votre texte, rouvrez la page, puis "
            "recommencez."
        )


def refused(request: HttpRequest, refusal: TransverseError) -> HttpResponse:
    """Return the page of a refusal."""
    status = getattr(refusal, "status", 422)
    title = getattr(refusal, "title", RefusalError.title)
    return render(request, "refusal.html", {"title": title, "sentence": str(refusal)}, status=status)


def _page(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    return render(request, "refusal.html", {"title": title, "sentence": sentence}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that no browser would send by itself (400)."""
    sentence = (
        str(exception)
        if isinstance(exception, TransverseError)
        else ("La demande reçue est incomplète ou mal formée. Revenez à la page précédente, puis recommencez.")
    )
    return _page(request, 400, "Demande incomprise", sentence)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (named by Django)
    """Answer somebody whose place in the chart does not open the page (403)."""
    return _page(
        request,
        403,
        "Cette page ne vous est pas ouverte",
        "Votre place dans l'organigramme ne donne pas accès à cette page. Si c'est une erreur, dites-le au chef de "
        "projet ou à l'administrateur du portail.",
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (named by Django)
    """Answer an address that leads nowhere (404); one with a stray slash at its end leads where it would without."""
    shorter = request.path_info.rstrip("/")
    if shorter != request.path_info and request.method == "GET" and is_valid_path(shorter):
        return HttpResponsePermanentRedirect(shorter)
    return _page(
        request,
        404,
        "Page introuvable",
        "Cette adresse ne mène à rien. Elle a peut-être changé : repartez de l'accueil.",
    )


def broken(_request: HttpRequest) -> HttpResponse:
    """Answer after a fault of ours (500), without the data base, which may be the fault."""
    from django.template.loader import render_to_string  # noqa: PLC0415 (only when all else has failed)

    return HttpResponse(render_to_string("broken.html"), status=500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (the reason is for developers)
    """Answer a form that does not come from our pages, or from a session that has ended (403)."""
    if getattr(request, "upload_too_large", False):
        return _page(
            request,
            413,
            "Le fichier est trop gros",
            (f"Un fichier de plus de {LIMIT // 1_000_000} Mo n'est pas lu. Allégez-le, puis recommencez."),
        )
    return _page(
        request,
        403,
        "Le formulaire n'est plus valable",
        "Votre session a changé depuis l'ouverture du formulaire. Revenez à la page précédente, rechargez-la, puis "
        "recommencez.",
    )
