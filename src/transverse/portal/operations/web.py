"""What each web process loads: the portal, and the watch on the process that started it."""

import os

from transverse.portal.operations.parent import leave_with_parent
from transverse.portal.wsgi import application

__all__ = ["application"]

os.setpgid(0, 0)  # Ctrl-C reaches the command alone, which then asks each of its processes to end
leave_with_parent()
