"""What the log of the service holds: a line for each refusal, and the whole of a fault of ours."""

import logging


class WithoutDetails(logging.Filter):
    """Take the details of a request that was refused (4xx) out of its line: they are those of a fault of ours."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line through."""
        if 400 <= getattr(record, "status_code", 0) < 500:
            record.exc_info = record.exc_text = None
        return True
