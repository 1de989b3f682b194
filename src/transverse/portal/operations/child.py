"""The worker as a child of ``transverse servir``: ``python -m transverse.portal.operations.child``."""

from transverse.portal.operations.parent import leave_with_parent
from transverse.portal.operations.ready import ready


def main() -> None:
    """Work until asked to stop, or until the parent is gone."""
    leave_with_parent()
    ready()
    from transverse.portal.jobs.worker import work  # noqa: PLC0415 (models need a ready Django)

    work()


if __name__ == "__main__":
    main()
