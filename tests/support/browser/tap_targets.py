"""Asks the browser what lies where somebody would tap."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

# A line of a link is a box of its own. The points stand inside the round corners of a button.
MISSED = """() => {
  const strip = document.querySelector('aside.banner')
  const bar = () => Math.max(0, strip.getBoundingClientRect().bottom)
  const words = e => e && `<${e.localName} class="${e.className}"> ${e.textContent.slice(0, 40)}`
  const ways = [...document.querySelectorAll(
    'main :is(a[href], button, summary, select, textarea, input:not([type=hidden]))'
  )].filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest('.banner'))
  const faults = []
  const look = (e, line, position) => {
    const {left, right, top, bottom} = line, x = (left + right) / 2, y = (top + bottom) / 2
    const places = [[x, y], [left + 5, top + 5], [right - 5, top + 5], [left + 5, bottom - 5],
                    [right - 5, bottom - 5]]
    for (const place of places) {
      const found = document.elementFromPoint(...place)
      if (!e.contains(found))
        faults.push(`${position}: at ${place.map(Math.round)} of ${words(e)} lies ${words(found)}`)
    }
  }
  const looked = new Set()
  for (const e of ways)
    for (const block of ['start', 'center', 'end']) {
      e.scrollIntoView({block, behavior: 'instant'})
      for (const line of e.getClientRects()) if (line.width > 9) look(e, line, block)
      looked.add(e)
    }
  // Wherever else somebody stops: what is whole on the screen and below the strip is free.
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo({top: y, behavior: 'instant'})
    for (const e of ways)
      for (const line of e.getClientRects())
        if (line.width > 9 && line.top >= bar() && line.bottom <= innerHeight) look(e, line, y)
  }
  return [looked.size, faults]
}"""


def missed(page: Page | Frame, *, least: int) -> list[str]:
    """Name each link, button and field of `main` where a tap would meet something else.

    It is looked for at five points of each, wherever the page is scrolled to. `least` is how many
    of them there are at least, lest nothing is looked at.
    """
    number, faults = page.evaluate(MISSED)
    assert number >= least, f"only {number} looked at"
    return faults
