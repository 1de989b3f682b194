"""The addresses of the chart."""

from django.urls import path

from transverse.portal.pages.chart import picture, views

urlpatterns = [
    path("organigramme/", views.chart, name="chart"),
    path("organigramme/<int:pk>/", views.chart, name="chart_below"),
    path("organigramme/image/", picture.show, name="chart_picture"),
    path("organigramme/image/<int:pk>/", picture.show, name="chart_picture_below"),
    path("organigramme/image.svg", picture.download, name="chart_svg"),
    path("organigramme/image/<int:pk>.svg", picture.download, name="chart_svg_below"),
    path("organigramme/export.csv", views.export, name="chart_export"),
]
