"""What each web process loads: the portal, and the watch on the process that started it."""

import gc
import os
import sys

from django.conf import settings

from transverse.portal.operations.parent import leave_with_parent
from transverse.portal.operations.reception import Reception
from transverse.portal.wsgi import application as portal

application = Reception(portal, settings.FILE_UPLOAD_TEMP_DIR)

os.setpgid(0, 0)  # Ctrl-C reaches the command alone, which then asks each of its processes to end
leave_with_parent()
# Threads of Python that compute pass the hand 200 times a second; each small query of another then waits its turn
# again.  Fewer passes answer everybody sooner.
sys.setswitchinterval(0.02)

# What is loaded now stays until the end: the search for what can be thrown away need not go through it each time.
gc.collect()
gc.freeze()
