"""The addresses of the Miroir."""

from django.urls import path

from transverse.portal.pages.mirror import lines, preparing, ten_minutes, views

_SHEET = "vous-gerez-deja/<int:unit>/<int:year>/"
_LINE = "vous-gerez-deja/lignes/<int:pk>/"

urlpatterns = [
    path("vous-gerez-deja/", views.mirror, name="mirror"),
    path("vous-gerez-deja/dix-minutes/", ten_minutes.ten_minutes, name="ten_minutes"),
    path("vous-gerez-deja/dix-minutes/reponse/", ten_minutes.answer, name="ten_minutes_answer"),
    path("vous-gerez-deja/<int:unit>/", views.years, name="sheet_years"),
    path(_SHEET, views.sheet, name="sheet"),
    path(f"{_SHEET}telecharger/<slug:kind>", views.download, name="sheet_download"),
    path("vous-gerez-deja/<int:unit>/commencer/", preparing.begin, name="sheet_begin"),
    path(f"{_SHEET}preparer/", preparing.prepare, name="sheet_prepare"),
    path(f"{_SHEET}ajouter/", preparing.add, name="sheet_add"),
    path(f"{_SHEET}garder/", preparing.keep_all, name="sheet_keep_all"),
    path(f"{_SHEET}publier/", preparing.publish, name="sheet_publish"),
    path(f"{_SHEET}reprendre/", preparing.withdraw, name="sheet_withdraw"),
    path(f"{_LINE}modifier/", lines.write, name="holding"),
    path(f"{_LINE}garder/", lines.keep, name="holding_keep"),
    path(f"{_LINE}retirer/", lines.remove, name="holding_remove"),
    path(f"{_LINE}remettre/", lines.restore, name="holding_restore"),
    path(f"{_LINE}regrouper/", lines.merge, name="holding_merge"),
]
