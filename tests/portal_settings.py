"""The settings of the portal for the tests: a folder that goes away, fast passwords, plain static files."""

import os
import tempfile

os.environ["TRANSVERSE_DIR"] = tempfile.mkdtemp(prefix="transverse-tests-")

from transverse.portal.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
