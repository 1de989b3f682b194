"""The portal served as in production, static files compressed, over the data base of the test."""

import socket
from contextlib import contextmanager, suppress

from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test import override_settings
from django.test.testcases import LiveServerThread

from transverse.portal.pages.guides import reading

HOST = "localhost"  # browsers hold it to be safe: passkeys work there
_STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}


@contextmanager
def production_files(folder):
    """Have static files be those that users get, gathered in `folder`; guides read then are forgotten."""
    with override_settings(
        STORAGES=_STORAGES, STATIC_ROOT=folder, WHITENOISE_USE_FINDERS=False, WHITENOISE_AUTOREFRESH=False
    ):
        reading.read.cache_clear()
        yield
    reading.read.cache_clear()


def gather(folder):
    """Compress the static files into `folder`, once."""
    if not (folder / "staticfiles.json").exists():
        call_command("collectstatic", verbosity=0, interactive=False)


class _Server(ThreadedWSGIServer):
    """Hangs up on the connections that a browser keeps open, and waits for the threads that answered them."""

    daemon_threads = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._calls = set()

    def get_request(self):
        call, caller = super().get_request()
        self._calls.add(call)
        return call, caller

    def shutdown_request(self, request):
        self._calls.discard(request)
        super().shutdown_request(request)

    def server_close(self):
        for call in tuple(self._calls):
            with suppress(OSError):
                call.shutdown(socket.SHUT_RDWR)
        super().server_close()


class _Portal(LiveServerThread):
    server_class = _Server


@contextmanager
def served():
    """Serve the portal from another thread, which shares the data base in memory."""
    shared = {each.alias: each for each in connections.all() if each.vendor == "sqlite" and each.is_in_memory_db()}
    for each in shared.values():
        each.inc_thread_sharing()
    thread = _Portal(HOST, static_handler=lambda application: application, connections_override=shared)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    try:
        yield f"http://{HOST}:{thread.port}"
    finally:
        thread.terminate()
        for each in shared.values():
            each.dec_thread_sharing()
