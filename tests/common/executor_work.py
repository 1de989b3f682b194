"""Functions that other processes import."""

import os
import time

from transverse.common.errors import EmptyFileError


def square(number):
    return number * number


def who(_):
    time.sleep(0.2)
    return os.getpid()


def stubborn(number):
    """Fail in each way, by number."""
    match number:
        case 3:
            raise EmptyFileError("trois")
        case 5:
            raise LookupError(5)
        case 7:
            os._exit(1)
        case 9:
            return lambda: None
    return number


def slow(number):
    time.sleep(0.5 if number == 0 else 0)
    return number


def endless(_):
    time.sleep(600)
