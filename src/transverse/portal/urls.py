"""The addresses: each page folder brings its own; none is listed here."""

from django.urls import URLPattern, URLResolver, include, path

from transverse.common.registry import modules

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"{page.__name__}.urls")) for page in modules("transverse.portal.pages")
]
urlpatterns.append(path("compte/", include("transverse.portal.accounts.urls")))

handler400 = "transverse.portal.ground.refusals.bad_request"
handler403 = "transverse.portal.ground.refusals.forbidden"
handler404 = "transverse.portal.ground.refusals.not_found"
handler500 = "transverse.portal.ground.refusals.broken"
