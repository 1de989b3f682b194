"""A file sent by a browser goes to disk, never to memory, and stops at the limit."""

from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler

LIMIT = 200_000_000  # bytes of a whole request


class BoundedUpload(TemporaryFileUploadHandler):
    """Write to a temporary file; stop reading when the request is larger than the limit."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201, N803
        """Note whether the request says that it is too large, before anything of it is read."""
        if content_length > LIMIT:
            setattr(self.request, "upload_too_large", True)  # noqa: B010 (read by `refusals.forged` and by forms)
        return super().handle_raw_input(input_data, META, content_length, boundary, encoding)

    def new_file(self, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN002, ANN003, ANN201
        """Stop before the file when the request is too large; its other fields have been read."""
        if getattr(self.request, "upload_too_large", False):
            raise StopUpload(connection_reset=False)
        return super().new_file(*args, **kwargs)
