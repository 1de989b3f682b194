"""The addresses of what nobody can do yet."""

from django.urls import path

from transverse.portal.components.project_year import YEAR
from transverse.portal.pages.learning import views

_ONE = f"montee-en-competences/<{YEAR}:year>"

urlpatterns = [
    path("montee-en-competences/", views.learning, name="this_learning"),
    path(f"{_ONE}/", views.learning, name="learning"),
    path(f"{_ONE}/calculer/", views.work_out, name="learning_work_out"),
    path(f"{_ONE}/mes-services/", views.answer, name="learning_answer"),
    path(f"{_ONE}/besoins.csv", views.table, name="learning_csv"),
    path(f"{_ONE}/telecharger/<str:kind>", views.download, name="learning_download"),
]
