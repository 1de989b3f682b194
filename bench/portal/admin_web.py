"""What granian loads to serve the peer."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "admin_settings"

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
