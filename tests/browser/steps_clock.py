"""A clock that the tests move; the portal, served in the same process, reads it."""

from datetime import timedelta

from django.utils import timezone


class Clock:
    """Now, and as many days later as the walk says."""

    def __init__(self, monkeypatch):
        self.ahead = timedelta()
        self._real = timezone.now
        monkeypatch.setattr(timezone, "now", self.now)

    def now(self):
        return self._real() + self.ahead

    def today(self):
        return timezone.localdate(self.now())

    def pass_days(self, days):
        """Let some days go by: sessions of the people end meanwhile."""
        self.ahead += timedelta(days=days)
