"""The directory in Django's administration: the same columns, the same search, the same fifty rows a page."""

from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.http import HttpRequest
from django.urls import path

from transverse.portal.people.models import Agent


class _Site(AdminSite):
    """Open to whoever has signed in, as the directory is."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in whoever has signed in."""
        return bool(request.user.is_authenticated)


class _Agents(ModelAdmin[Any]):
    """The directory: who, on which post, in which unit, at which address."""

    list_display = ("last_name", "first_name", "email", "places")
    search_fields = ("last_name", "first_name", "email", "posts__title", "posts__unit__name")
    list_per_page = 50

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002
        """Let everybody see."""
        return True

    def has_module_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Let everybody see."""
        return True

    def get_queryset(self, request: HttpRequest) -> Any:  # noqa: ANN401
        """Return those who are there, with their posts."""
        return super().get_queryset(request).filter(left_on=None).prefetch_related("posts__unit")

    def places(self, agent: Agent) -> str:
        """Return the posts and the units."""
        return ", ".join(f"{post.title} ({post.unit})" for post in agent.posts.all())


site = _Site()
site.register(Agent, _Agents)
urlpatterns = [path("admin/", site.urls)]
