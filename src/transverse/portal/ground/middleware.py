"""Closed by default; refusals in a sentence; a GET that cannot write; a form that counts once."""

import logging
import re
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import DisallowedHost
from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import ResolverMatch
from django.utils.log import log_response

from transverse.portal.ground.models import Receipt
from transverse.portal.ground.page import AccountRequest
from transverse.portal.ground.refusals import RefusalError, refused

_log = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]
_READS = re.compile(
    r"[\s(]*(?:SELECT|EXPLAIN|PRAGMA|SAVEPOINT|RELEASE SAVEPOINT|WITH|BEGIN|DECLARE|CLOSE|FETCH)\b", re.IGNORECASE
)
_LIBRARIES = ("allauth.", "django.views.static", "whitenoise.")


class _Middleware:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)


class KnownHost(_Middleware):
    """Refuse a request for another machine: one line in the log, one page that neither asks nor tells anything."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual when the request is for us."""
        try:
            request.get_host()
        except DisallowedHost:
            answer = HttpResponse(render_to_string("wrong_host.html"), status=400)
            claimed = request.META.get("HTTP_HOST", "")[:100]
            said = "Demande refusée, pour %r au lieu de %s (TRANSVERSE_ADDRESS)."
            log_response(said, claimed, settings.ADDRESS, response=answer, request=request, logger=_log)
            return answer
        return self.get_response(request)


class ClosedByDefault(_Middleware):
    """Refuse a view that does not say who may see it."""

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> None:  # noqa: ANN401
        """Let through the views of ours that say it, and those of the libraries that say it their own way."""
        if not hasattr(view, "may") and not view.__module__.startswith(_LIBRARIES):
            raise RuntimeError(f"{request.path}: {view.__module__}.{view.__name__} does not say who may see it.")


class KindRefusals(_Middleware):
    """Turn a refusal raised by the rules of a domain into a page with its sentence."""

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer with the sentence; any other error goes on."""
        return refused(request, error) if isinstance(error, RefusalError) else None


class WriteInGetError(RuntimeError):
    """A page that only shows has tried to write."""


class ReadOnlyGet(_Middleware):
    """Let the view of a GET or HEAD read the data base, and nothing else.

    It stands inside the sessions and the messages, which keep what they must after the view.  Two pages of the sign-in
    library are let through: one notes that recovery codes have been seen, one that an address was reached by its link.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with writing forbidden, unless the method is one that acts."""
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with connection.execute_wrapper(partial(_only_read, request)):
            return self.get_response(request)


def _only_read(request: HttpRequest, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401, FBT001
    if not _READS.match(sql) and not _notes_what_was_seen(request.resolver_match):
        raise WriteInGetError(sql[:200])
    return execute(sql, params, many, context)


def _notes_what_was_seen(match: ResolverMatch | None) -> bool:
    return match is not None and (
        match.func.__module__ == "allauth.mfa.recovery_codes.views"
        or match.url_name == "account_reset_password_from_key"
    )


class OnceOnly(_Middleware):
    """Run a form in one transaction, and only once: its key is kept with where its answer led."""

    def process_view(self, request: AccountRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:  # noqa: ANN401
        """Answer the form by its page the first time, by where it led the next ones."""
        match = request.resolver_match
        if request.method != "POST" or not request.user.is_authenticated or _of_library(match):
            return None
        key = _key(request)
        if key is None:
            return None
        if location := _answered(request, key):
            messages.info(request, "Ce formulaire avait déjà été envoyé : rien n'a été fait une seconde fois.")
            return HttpResponseRedirect(location)
        try:
            return _answer_once(request, key, lambda: view(request, *args, **kwargs))
        except _AlreadyAnsweredError as already:
            return HttpResponseRedirect(already.location)
        except RefusalError as refusal:
            return refused(request, refusal)


class _AlreadyAnsweredError(Exception):
    def __init__(self, location: str) -> None:
        self.location = location


def _of_library(match: ResolverMatch | None) -> bool:
    return match is None or match.func.__module__.startswith(_LIBRARIES)


def _key(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("jeton", ""))
    except ValueError:
        return None


def _answered(request: AccountRequest, key: UUID) -> str | None:
    return Receipt.objects.filter(key=key, account=request.user).values_list("location", flat=True).first()


def _answer_once(request: AccountRequest, key: UUID, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Act, and keep the receipt in the same transaction: of two equal forms sent together, one is undone."""
    try:
        with transaction.atomic():
            answer = act()
            if isinstance(answer, HttpResponseRedirect):
                Receipt.objects.create(key=key, account=request.user, location=answer.url[:500])
    except IntegrityError:
        location = _answered(request, key)
        if location is None:
            raise
        raise _AlreadyAnsweredError(location) from None
    return answer
