"""Whatever a machine has to do besides, a test says the same: none is judged by the time that it takes."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests in a browser, the longest: two processes end together."""
    items.sort(key=lambda each: "browser" not in each.path.parts)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: compressed ones tell the hour, which two processes would read differently."""
    return argname if isinstance(val, bytes) else None
