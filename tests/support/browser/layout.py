"""What a page has no room for, measured in the browser."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

from warning_signs.i18n.languages import LANGUAGES

SMALL_PHONE = {"width": 320, "height": 700}

STICKING_OUT = """() => {
  for (const closed of document.querySelectorAll('details')) closed.open = true
  const edge = document.documentElement.clientWidth
  const out = [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect()
    const outside = box.right > edge + 1 || box.left < -1
    return outside && box.width > 1 && box.height > 1 && e.checkVisibility()
  })
  if (document.documentElement.scrollWidth > edge) out.push(document.documentElement)
  return out.map(e => `${location.href}: ${e.outerHTML.slice(0, 100)}`)
}"""
# Styles are asked of what is larger than its box: that is a few elements of a thousand.
CUT_OFF = """() => [...document.querySelectorAll('body *')].filter(e => {
  const tooWide = e.scrollWidth > e.clientWidth + 1, tooHigh = e.scrollHeight > e.clientHeight + 1
  if (!tooWide && !tooHigh) return false
  const {display, position, overflowY} = getComputedStyle(e)
  if (!e.checkVisibility() || e.clientWidth < 2) return false  // or only for the ear
  if (display == 'inline' || position == 'absolute') return false
  if (e.matches('textarea')) return false  // it scrolls, and says so
  return tooWide || overflowY != 'visible' && tooHigh
}).map(e => `${location.href}: cut off: ${e.outerHTML.slice(0, 100)}`)"""
# Code to paste is left out: a hash is no number, but may begin with one.
BROKEN_NUMBERS = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange(), broken = []
  for (let text; text = texts.nextNode();)
    for (const {0: number, index} of text.data.matchAll(/\\+?\\d[\\d\\s().:–-]*\\d/g)) {
      range.setStart(text, index)
      range.setEnd(text, index + number.length)
      const lines = new Set([...range.getClientRects()].map(line => Math.round(line.bottom)))
      const place = text.parentElement, isCode = place.closest('code')
      if (lines.size > 1 && place.checkVisibility() && !isCode)
        broken.push(`${location.href}: over two lines: ${number}`)
    }
  return broken
}"""
RUNS_WRONG = """fromTheRight => [document.body, document.querySelector('main')]
  .some(e => e.matches(':dir(rtl)') != fromTheRight) ? [`${location.href}: direction`] : []"""
WITH_LARGE_LETTERS = f"""() => {{
  document.documentElement.style.fontSize = '{200 * SMALL_PHONE["width"] / 390}%'
  return ({STICKING_OUT})().map(found => `with large letters: ${{found}}`)
}}"""
"""A small phone has as little room for letters of this size as a usual one, of 390 pixels, has for
those of twice the size. Another window would have the whole page laid out once more.
"""
MISPLACED = (
    f"fromTheRight => [{STICKING_OUT}, {CUT_OFF}, {BROKEN_NUMBERS}, {RUNS_WRONG},"
    f" {WITH_LARGE_LETTERS}].flatMap(find => find(fromTheRight))"
)
"""All five at once: to call the browser costs about as much as what each of them asks."""


def sticking_out(page: Page | Frame) -> list[str]:
    """What is wider than the window, whether it makes the page scroll or is cut off.

    Opens whatever can be opened, and leaves it open.
    """
    return page.evaluate(STICKING_OUT)


def cut_off(page: Page | Frame) -> list[str]:
    """What is larger than its own box: a long word on a button, a line that is hidden."""
    return page.evaluate(CUT_OFF)


def broken_numbers(page: Page | Frame) -> list[str]:
    """Numbers, dates and hours that begin on one line and end on the next."""
    return page.evaluate(BROKEN_NUMBERS)


def misplaced(page: Page, language: str) -> list[str]:
    """What scrolls sideways, is cut off or broken, or a page that runs in the wrong direction.

    On a small phone; what sticks out is asked of large letters too, and they stay.
    """
    return page.evaluate(MISPLACED, LANGUAGES[language].direction == "rtl")
