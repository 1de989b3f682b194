"""What each web process loads: the portal, and the watch on the process that started it."""

from transverse.portal.operations.parent import leave_with_parent
from transverse.portal.wsgi import application

__all__ = ["application"]

leave_with_parent()
