"""The addresses of accounts."""

from django.urls import path

from transverse.portal.pages.accounts import acts, functions, opening, views

urlpatterns = [
    path("mon-compte/", views.mine, name="account"),
    path("comptes/", views.listed, name="accounts"),
    path("comptes/<int:pk>/", views.one, name="account_of"),
    path("comptes/<int:pk>/inviter/", acts.invite_again, name="account_invite"),
    path("comptes/<int:pk>/fermer/", acts.close, name="account_close"),
    path("comptes/<int:pk>/rouvrir/", acts.reopen, name="account_reopen"),
    path("comptes/<int:pk>/administrateur/", acts.make_administrator, name="account_administrator"),
    path("comptes/<int:pk>/simple/", acts.unmake_administrator, name="account_ordinary"),
    path("comptes/<int:pk>/second-facteur/", acts.remove_second_factor, name="account_second_factor"),
    path("comptes/ouvrir/", opening.without_account, name="accounts_to_open"),
    path("comptes/fonctions/", functions.functions, name="functions"),
    path("comptes/fonctions/<str:function>/", functions.choose, name="function_choose"),
    path("comptes/fonctions/<str:function>/retirer/", functions.take, name="function_take"),
]
