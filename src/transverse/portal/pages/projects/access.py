"""Which projects somebody comes to: elsewhere they do not exist."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from transverse.portal.ground.page import AccountRequest, require
from transverse.portal.projects.models import Project


def seen_project(request: AccountRequest, pk: int) -> Project:
    """Return a project that the person may see."""
    found = get_object_or_404(Project.objects.select_related("lead", "sponsor", "created_by__agent"), pk=pk)
    if not request.user.has_perm("projects.see", found):
        raise Http404
    return found


def own_project(request: AccountRequest, pk: int) -> Project:
    """Return a project that the person steers; one that is only seen is refused."""
    found = seen_project(request, pk)
    require(request, "projects.steer", found)
    return found
