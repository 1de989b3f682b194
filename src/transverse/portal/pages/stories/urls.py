"""The addresses of the stories of projects."""

from django.urls import path

from transverse.portal.pages.stories import views

urlpatterns = [
    path("recits/", views.stories, name="stories"),
    path("recits/nouveau/", views.new, name="story_new"),
    path("recits/<int:pk>/", views.story, name="story"),
    path("recits/<int:pk>/modifier/", views.write, name="story_write"),
    path("recits/<int:pk>/partager/", views.share, name="story_share"),
    path("recits/<int:pk>/reprendre/", views.take_back, name="story_take_back"),
    path("recits/<int:pk>/effacer/", views.erase, name="story_erase"),
]
