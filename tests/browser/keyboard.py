"""The keyboard alone: every control is reached by Tab, and shows that it has the focus."""

_LISTEN = """() => {
  const shown = each => each.checkVisibility({visibilityProperty: true}) && !each.closest('[inert]')
  const names = new Set()
  const once = each => {
    if (each.type !== 'radio') return true
    const key = each.form + '/' + each.name
    return names.has(key) ? false : names.add(key)
  }
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
  const aside = '[tabindex="-1"][aria-hidden="true"]'  // the one that Enter presses in a field
  const open = each => shown(each) && !each.disabled && !each.matches(aside)
  const expected = [...document.querySelectorAll(controls)].filter(open).filter(once)
  const same = here => here.type === 'radio'
    ? expected.find(e => e.type === 'radio' && e.name === here.name && e.form === here.form)
    : here
  window.missed = new Set(expected)
  window.wrong = new Set()
  document.addEventListener('focusin', event => {
    const here = event.target
    const style = getComputedStyle(here)
    const visible = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'
    const box = here.getBoundingClientRect()
    window.missed.delete(same(here))
    if (!visible || box.width === 0 || box.right <= 0 || box.bottom <= 0) window.wrong.add(here)
  })
  document.activeElement.blur()
  return expected.length
}"""
_LEFT = "() => window.missed.size"
_FOUND = """() => {
  const said = each => each.outerHTML.slice(0, 160)
  return [...window.wrong].map(each => 'focus invisible : ' + said(each))
    .concat([...window.missed].map(each => 'jamais atteint : ' + said(each)))
}"""


def keyboard(page):
    """Press Tab through the page; return what is never reached, and what has the focus without showing it."""
    expected = left = page.evaluate(_LISTEN)
    pressed = 0
    while left and pressed < 3 * expected + 10:  # a date field has a stop for day, month, year and calendar
        for _ in range(left):
            page.keyboard.press("Tab")
        pressed += left
        left = page.evaluate(_LEFT)
    return page.evaluate(_FOUND)
