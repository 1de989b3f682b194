"""The projects across directorates as a Django application."""

from django.apps import AppConfig


class Projects(AppConfig):
    """What each service can give to the projects of others, and what it gives."""

    name = "transverse.portal.projects"
    label = "projects"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let what waits about projects be seen on the home page and in the daily mail; keep a history of decisions."""
        from auditlog.registry import auditlog  # noqa: PLC0415 (Django must be ready first)

        from transverse.portal.people.waiting import gather_from  # noqa: PLC0415 (same)
        from transverse.portal.projects.models import Call, NominalMode, Project, Story  # noqa: PLC0415 (same)

        gather_from("transverse.portal.projects.waiting")
        auditlog.register(Project, include_fields=["title", "state", "lead"])
        auditlog.register(Call, include_fields=["state", "answer_by"])  # never who answered what
        auditlog.register(NominalMode, exclude_fields=["revision", "changed_by", "changed_at"])
        auditlog.register(Story, include_fields=["title", "state", "shared_on"])
