"""Say which post carries the functions of general director, human resources and data protection."""

from typing import NamedTuple

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from transverse.portal.accounts.protection import is_protected
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.accounts.forms import PostSearch
from transverse.portal.people import functions as rules
from transverse.portal.people.models import Function, Post

OPENS = {
    Function.DGS: "Nomme le chef de projet, signe les lettres de mission, voit tout le réseau et la page CODIR.",
    Function.DRH: "Écrit les fiches de poste, suit les lettres, imprime les attestations.",
    Function.DPO: "Voit l'historique des actes ; son nom paraît dans la page « Données personnelles ».",
}


class Row(NamedTuple):
    """A function, what it opens, and the post that carries it."""

    function: Function
    opens: str
    post: Post | None


@page("accounts.manage")
def functions(request: AccountRequest) -> HttpResponse:
    """Show who carries each function."""
    carried = {post.function: post for post in Post.objects.exclude(function="").select_related("holder", "unit")}
    rows = [Row(each, OPENS[each], carried.get(each)) for each in Function]
    return render(request, "accounts/functions.html", {"rows": rows, "is_protected": is_protected(request.user)})


@page("accounts.manage", "GET", "POST")
def choose(request: AccountRequest, function: str) -> HttpResponse:
    """Search a post, and give it the function."""
    wanted = _function(function)
    if request.method == "POST":
        post = get_object_or_404(
            Post.objects.select_related("holder"), pk=_number(request.POST.get("poste", "")), closed_on=None
        )
        before = rules.give(post, wanted)
        messages.success(request, f"{_carrier(post)} porte la fonction « {wanted.label} »{_instead(before)}.")
        return HttpResponseRedirect(reverse("functions"))
    search = PostSearch(request.GET)
    posts = Post.objects.filter(closed_on=None).select_related("holder", "unit").order_by("title", "code")
    for word in search.cleaned_data["q"].split() if search.is_valid() else ():
        posts = posts.filter(
            Q(title__icontains=word)
            | Q(unit__name__icontains=word)
            | Q(holder__last_name__icontains=word)
            | Q(holder__first_name__icontains=word)
        )
    found = {
        "function": wanted,
        "search": search,
        "is_asked": bool(request.GET.get("q")),
        "page_obj": Paginator(posts, 50).get_page(request.GET.get("page")),
    }
    return render(request, "accounts/function_choose.html", found)


@page("accounts.manage", "POST")
def take(request: AccountRequest, function: str) -> HttpResponse:
    """Take the function from the post that carries it."""
    post = get_object_or_404(Post, function=_function(function))
    rules.take(post)
    messages.success(request, f"« {post} » ne porte plus de fonction. « Choisir un poste » revient en arrière.")
    return HttpResponseRedirect(reverse("functions"))


def _function(name: str) -> Function:
    try:
        return Function(name)
    except ValueError:
        raise Http404 from None


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise Http404
    return int(text)


def _carrier(post: Post) -> str:
    """Say who carries a function by holding the post: a name, unless nobody holds it."""
    return str(post.holder) if post.holder else f"Le poste « {post} », vacant,"


def _instead(before: Post | None) -> str:
    return f", à la place du poste « {before} »" if before else ""
