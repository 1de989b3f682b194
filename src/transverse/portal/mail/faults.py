"""What may come of a sending, other than that it went well; each says in French what is shown."""


class NotSentError(Exception):
    """The mail has certainly not been sent; another try may succeed."""


class RefusedError(NotSentError):
    """The mail itself is refused: no other try will succeed."""


class UnsureError(Exception):
    """The mail was handed over, and no answer came: it may have been sent."""


class UnreachableError(NotSentError):
    """The server cannot be reached, or does not let us in: no mail of this round will be sent."""
