"""The one way to open a page: say who may see it and which methods it takes."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

PUBLIC = "public"
SIGNED_IN = "signed_in"


class AccountRequest(HttpRequest):
    """A request whose user is known to have signed in."""

    user: "Account"
    htmx: Any


class View(Protocol):
    """A function that answers a request with the page's own arguments."""

    def __call__(self, request: AccountRequest, /, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        """Answer `request`."""
        ...


_V = TypeVar("_V", bound=Callable[..., HttpResponse])


def page(may: str, *methods: str) -> Callable[[_V], _V]:
    """Open a view to those who may.

    Parameters
    ----------
    may
        A permission of `accounts.roles`, or ``SIGNED_IN`` (any account), or ``PUBLIC`` (anyone).
    methods
        The HTTP methods; default: ``GET`` (and ``HEAD``) alone.

    Notes
    -----
    A view that lacks it is refused by `middleware.ClosedByDefault`.  A permission that depends on an object is asked
    in the view by `require`.
    """
    allowed = list(methods) or ["GET"]
    if "GET" in allowed:
        allowed.append("HEAD")

    def opened(view: _V) -> _V:
        @wraps(view)
        def inner(request: AccountRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
            if may not in {PUBLIC, SIGNED_IN}:
                require(request, may)
            return view(request, *args, **kwargs)

        guarded = require_http_methods(allowed)(inner)
        if may == PUBLIC:
            guarded = login_not_required(guarded)
        guarded.may = may  # type: ignore[attr-defined]
        guarded.allowed = tuple(allowed)  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return opened


def require(request: AccountRequest, may: str, about: Model | None = None) -> None:
    """Refuse the request unless its user holds the permission `may` on the object `about`.

    Raises
    ------
    PermissionDenied
        Shown as a page that says who could do it.
    """
    if not request.user.has_perm(may, about):
        raise PermissionDenied(may)
