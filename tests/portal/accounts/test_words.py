"""Every page and mail of the sign-in library that may be reached is ours: in French, without script or style inline."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path("src/transverse/portal/accounts/templates")


@pytest.mark.parametrize("file", sorted(TEMPLATES.rglob("*.html")), ids=lambda file: file.name)
def test_nothing_runs_inline(file):
    text = file.read_text("utf-8")
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert all("src=" in each or 'type="application/json"' in each for each in scripts)
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text)
