"""Validate a datapackage.json beside its files, in an environment with frictionless: prints what was found, as JSON.

Usage:  validate_package.py DATAPACKAGE
"""

import json
import sys
from typing import Any

from frictionless import Package, Resource, validate  # type: ignore[import-not-found]

MOST_ERRORS = 20  # a table, which says enough


def main() -> None:
    package = Package.from_descriptor(sys.argv[1])
    described = validate(sys.argv[1], type="package", limit_rows=1)
    found = {
        "version": str(package.to_descriptor().get("$schema")),
        "errors": [error.message for error in described.errors],
        "resources": [checked(each) for each in package.resources],
    }
    print(json.dumps(found, default=str))


def checked(resource: Resource) -> dict[str, Any]:
    """Return how many rows one resource has, and its faults by kind."""
    report = resource.validate(limit_errors=MOST_ERRORS)
    errors = [error for task in report.tasks for error in task.errors]
    errors += report.errors
    return {
        "name": resource.name,
        "path": str(resource.path),
        "type": resource.type,
        "rows": sum(task.stats.get("rows") or 0 for task in report.tasks),
        "errors": [(error.type, str(error.note)[:160]) for error in errors],
    }


main()
