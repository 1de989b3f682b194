import os
import signal
import time
from time import monotonic

import pytest

from transverse.cli.apart import Deadline, apart
from transverse.common.errors import TransverseError

FAR = 600.0


def heard(work, seconds=FAR):
    """Return what `work` tells, and whether somebody asked to stop."""
    deadline = Deadline(monotonic() + seconds)
    with apart(work, deadline) as told:
        return list(told), deadline.is_asked


def test_what_is_told_comes_in_order():
    assert heard(lambda tell: [tell(number) for number in range(1000)]) == (list(range(1000)), False)


def test_it_ends_at_its_deadline():
    def work(tell):
        tell("once")
        time.sleep(FAR)

    assert heard(work, 0.5) == (["once"], False)


def test_all_that_was_told_before_somebody_asks_to_stop_is_given():
    def work(tell):
        tell("before")
        os.kill(os.getppid(), signal.SIGINT)
        time.sleep(FAR)

    assert heard(work) == (["before"], True)


def test_who_asks_twice_stops_at_once():
    def work(tell):
        os.kill(os.getppid(), signal.SIGINT)
        time.sleep(0.5)
        os.kill(os.getppid(), signal.SIGINT)
        time.sleep(FAR)

    deadline = Deadline(monotonic() + FAR)
    with pytest.raises(KeyboardInterrupt), apart(work, deadline):
        time.sleep(FAR)


def test_requests_are_heard_as_before_once_it_has_ended():
    before = signal.getsignal(signal.SIGINT)
    heard(lambda tell: tell(1))
    assert signal.getsignal(signal.SIGINT) is before


def test_our_errors_are_raised_here():
    def work(tell):
        raise TransverseError("Non.")

    with pytest.raises(TransverseError, match="Non"):
        heard(work)


def test_other_errors_have_their_name():
    def work(tell):
        raise KeyError("x")

    with pytest.raises(RuntimeError, match="KeyError"):
        heard(work)
