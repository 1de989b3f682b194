"""What axe-core finds wrong in a page (axe.min.js, MPL-2.0: see axe.LICENSE.txt)."""

from pathlib import Path

_AXE = Path(__file__).with_name("axe.min.js").read_text("utf-8")


def axe(page):
    """Return the violations, a line each: the rule, why, where."""
    page.evaluate(f"() => {{ {_AXE} }}")
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']} ({each['impact']}) : {each['help']} : {node['target']} {node['html'][:160]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
