"""What must not happen: others steer a frame, or frame what they may not."""

from tests.support.browser import browsing
from tests.support.browser.framing import QUIET_MS, TALL, heights, inside, open_host
from tests.support.browser.hosting import pasted

HOSTILE = """<script>
for (const message of [{from: 'warning-signs', height: 250}, {from: 'warning-signs', show: 9000},
  {from: 'warning-signs', height: 'x'}, null, 'warning-signs'])
  for (const target of [parent, top]) target.postMessage(message, '*')
document.title = 'sent'
</script>"""


def test_what_others_say_moves_nothing(guest, site, host):
    reader = guest()
    page, attack = reader.page, host.show(HOSTILE)
    frame = open_host(page, host, pasted(site, sandboxed="yes") + TALL)
    height = heights(page)[0]
    for origin in (host.origin, host.other_origin):
        for sandbox in ("", 'sandbox="allow-scripts"'):
            page.evaluate(
                "html => document.body.insertAdjacentHTML('beforeend', html)",
                f'<iframe src="{origin}{attack}" {sandbox}></iframe>',
            )
    for number in range(1, 5):
        inside(page, number).wait_for_function("() => document.title == 'sent'")
    page.evaluate("postMessage({from: 'warning-signs', height: 250}, '*')")
    page.wait_for_timeout(QUIET_MS)
    assert heights(page)[0] == height
    assert page.evaluate("scrollY") == 0
    assert frame.locator("main").is_visible()
    reader.requests.clear()  # those of the attack went to another server, as they should


def refused(reader, address, number=1):
    """What the browser says about a page of the host whose frames, so many, show nothing."""
    reader.page.goto(address)
    reader.page.wait_for_timeout(QUIET_MS)
    shown = [one for one in range(number) if inside(reader.page, one).locator("main").count()]
    assert not shown, shown
    complaints = [one for one in reader.complaints if "frame-ancestors" in one]
    reader.complaints.clear()
    return complaints


def test_a_host_that_the_campaign_does_not_name_shows_nothing(browser, site, host):
    with browsing.visit(browser, site, host=host.other_origin) as reader:
        assert refused(reader, host.other_origin + host.show(pasted(site)))
        below = reader.page.locator("p[lang] a")
        assert below.nth(0).is_visible() and "/en/c/ligue/" in below.nth(0).get_attribute("href")
        assert below.nth(1).is_visible() and below.nth(1).get_attribute("href") == "tel:112"


def test_no_other_page_of_the_site_is_framed(guest, site, host):
    paths = ("/en/", "/en/parent/", "/en/c/ligue/", "/en/campaigns/ligue/embed/", "/en/help/")
    body = "".join(f'<iframe src="{site}{path}"></iframe>' for path in paths)
    assert len(refused(guest(), host.origin + host.show(body), len(paths))) == len(paths)
