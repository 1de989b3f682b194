"""The addresses of letters."""

from django.urls import path

from transverse.portal.pages.letters import drafts, signing, views

urlpatterns = [
    path("lettres/", views.letters, name="letters"),
    path("lettres/nouvelle/<int:mandate>/", drafts.new, name="letter_new"),
    path("lettres/<int:pk>/", views.letter, name="letter"),
    path("lettres/<int:pk>/telecharger/<slug:kind>", views.download, name="letter_download"),
    path("lettres/<int:pk>/modifier/", drafts.write, name="letter_write"),
    path("lettres/<int:pk>/signataires/", drafts.signatories, name="letter_signatories"),
    path("lettres/<int:pk>/envoyer/", drafts.send, name="letter_send"),
    path("lettres/<int:pk>/supprimer/", drafts.discard, name="letter_discard"),
    path("lettres/<int:pk>/signer/", signing.sign, name="letter_sign"),
    path("lettres/<int:pk>/signatures/<int:place>/papier/", signing.record, name="letter_record"),
    path("lettres/<int:pk>/signatures/<int:place>/reprendre/", signing.unsign, name="letter_unsign"),
    path("lettres/<int:pk>/retirer/", signing.withdraw, name="letter_withdraw"),
]
