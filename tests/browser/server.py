"""The portal served as in production, static files compressed, over the data base of the test."""

from contextlib import contextmanager

from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from django.test.testcases import LiveServerThread

HOST = "localhost"  # browsers hold it to be safe: passkeys work there
_STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}


def production_files(folder):
    """Return the settings under which static files are those that users get, gathered in `folder`."""
    return override_settings(
        STORAGES=_STORAGES, STATIC_ROOT=folder, WHITENOISE_USE_FINDERS=False, WHITENOISE_AUTOREFRESH=False
    )


def gather(folder):
    """Compress the static files into `folder`, once."""
    if not (folder / "staticfiles.json").exists():
        call_command("collectstatic", verbosity=0, interactive=False)


@contextmanager
def served():
    """Serve the portal from another thread, which shares the data base in memory."""
    shared = {each.alias: each for each in connections.all() if each.vendor == "sqlite" and each.is_in_memory_db()}
    for each in shared.values():
        each.inc_thread_sharing()
    thread = LiveServerThread(HOST, static_handler=lambda application: application, connections_override=shared)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://{HOST}:{thread.port}"
    thread.terminate()
    for each in shared.values():
        each.dec_thread_sharing()
