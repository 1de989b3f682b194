"""The keyboard alone: every control is reached by Tab, and shows that it has the focus."""

_EXPECTED = """() => {
  const shown = each => each.checkVisibility({visibilityProperty: true}) && !each.closest('[inert]')
  const names = new Set()
  const once = each => {
    if (each.type !== 'radio') return true
    const key = each.form + '/' + each.name
    return names.has(key) ? false : names.add(key)
  }
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
  window.expected = [...document.querySelectorAll(controls)].filter(e => shown(e) && !e.disabled).filter(once)
  document.activeElement.blur()
  return window.expected.length
}"""

_STOP = """() => {
  const here = document.activeElement
  if (!here || here === document.body) return null
  const style = getComputedStyle(here)
  const visible = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'
  const box = here.getBoundingClientRect()
  const at = here.type === 'radio'
    ? window.expected.findIndex(e => e.type === 'radio' && e.name === here.name && e.form === here.form)
    : window.expected.indexOf(here)
  return {at, name: here.outerHTML.slice(0, 160), visible, on: box.width > 0 && box.right > 0 && box.bottom > 0}
}"""


def keyboard(page):
    """Press Tab through the page; return what is never reached, and what has the focus without showing it."""
    expected = page.evaluate(_EXPECTED)
    reached, wrong = set(), []
    for _ in range(3 * expected + 10):  # a date field has a stop for day, month, year and calendar
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None:
            break
        reached.add(stop["at"])
        if not (stop["visible"] and stop["on"]):
            wrong.append(f"focus invisible : {stop['name']}")
    missed = page.evaluate(
        "reached => window.expected.filter((_, at) => !reached.includes(at)).map(e => e.outerHTML.slice(0, 160))",
        sorted(reached),
    )
    return sorted(set(wrong)) + [f"jamais atteint : {each}" for each in missed]
