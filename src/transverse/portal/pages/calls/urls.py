"""The addresses of calls: those of the lead, then those of a director, then the agreement."""

from django.urls import path

from transverse.portal.pages.calls import agreement, answering, choosing, sending, views

_CALL = "appels/<int:pk>/"
_REQUEST = "demandes/<int:pk>/"

urlpatterns = [
    path("projets/<int:pk>/appel/", views.prepare, name="call_prepare"),
    path(_CALL, views.call, name="call"),
    path(f"{_CALL}rechercher/", choosing.search, name="call_search"),
    path(f"{_CALL}recherche/", choosing.progress, name="call_progress"),
    path(f"{_CALL}repartition/<slug:kind>/", choosing.take, name="call_take"),
    path(f"{_CALL}services/", choosing.add, name="call_add"),
    path(f"{_CALL}services/<int:asked>/jours/", choosing.days, name="call_days"),
    path(f"{_CALL}services/<int:asked>/retirer/", choosing.remove, name="call_remove"),
    path(f"{_CALL}envoyer/", sending.send, name="call_send"),
    path(f"{_CALL}clore/", sending.close, name="call_close"),
    path(f"{_CALL}supprimer/", sending.discard, name="call_discard"),
    path("demandes/", views.requests, name="call_requests"),
    path(_REQUEST, answering.request_page, name="call_request"),
    path(f"{_REQUEST}reprendre/", answering.take_back, name="call_take_back"),
    path(f"{_REQUEST}confier/", answering.delegate, name="call_delegate"),
    path(f"{_REQUEST}designer/", answering.name, name="call_name"),
    path(f"{_REQUEST}accord/", agreement.agreement, name="agreement"),
    path(f"{_REQUEST}accord/lu/", agreement.read, name="agreement_read"),
    path(f"{_REQUEST}accord/telecharger/<slug:kind>", agreement.download, name="agreement_file"),
    path(f"{_REQUEST}lettre/telecharger/<slug:kind>", agreement.letter, name="agreement_letter_file"),
]
