"""The questions in a frame of somebody else’s page: another origin, with and without a sandbox."""

import json
import time
from contextlib import ExitStack
from itertools import pairwise

import pytest

from tests.support import browsing
from tests.support.axe import violations
from tests.support.campaigns import counted, opened, order, run
from tests.support.covering import missed
from tests.support.every_reader import SMALL_PHONE, faults_for_every_reader
from tests.support.hosting import pasted, running_host
from tests.support.layout import sticking_out
from tools.lib.answering import IN_DANGER, TOLD_BY_THE_CHILD, Questionnaire, send_at_once
from tools.lib.browser import FLAGS, PHONE, WITH_SETTINGS
from tools.lib.server import running_site
from warning_signs import create_app
from warning_signs.campaigns.submission_token import MIN_AGE

SANDBOXED = pytest.mark.parametrize("sandboxed", ["yes", "no"], ids=["sandbox", "no-sandbox"])
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
BLOCKED = """const blocked = {get() { throw new DOMException('blocked', 'SecurityError') }};
for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
  Object.defineProperty(window, name, blocked);
Object.defineProperty(document, 'cookie', {...blocked, set: blocked.get})"""
FOLLOWS = "<script"  # what is pasted to make a frame as high as its page
TALL = '<div style="height:4000px">…</div>'
LONGEST_TO_FOLLOW_MS = 10_000
DANGER = {
    "self_harm": "yes",
    "messages_seen": "yes",
    "content": ["told_to_die", "blackmail"],
    "channels": ["social", "phone"],
    "school_avoidance": "daily",
}
QUIET_MS = 400  # in which a frame that grows by itself would have grown
REST_MS = 100


@pytest.fixture(scope="module")
def host():
    """A site of an organisation."""
    with running_host() as host:
        yield host


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """The address of the campaigns’ database."""
    return f"sqlite:///{tmp_path_factory.mktemp('campaigns')}/campaigns.sqlite3"


@pytest.fixture(scope="module")
def office(database, host):
    """The site as an operator’s commands see it, with the campaign of the organisation."""
    app = create_app({"DATABASE_URL": database})
    order(app, "ligue", origin=host.origin)
    return app


@pytest.fixture(scope="module")
def site(office, database, host, tmp_path_factory):
    """The origin of the running site. Where its “Leave this site” leads is the host, too."""
    away = {"FLASK_EXIT_URL": host.origin + host.show("<h1>Away</h1>")}
    log = tmp_path_factory.mktemp("site") / "log"
    with running_site(log, DATABASE_URL=database, **away) as origin:
        yield origin


@pytest.fixture
def guest(browser, site, host):
    """Make a reader of the host’s pages: `guest(script=False)`."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(
            browsing.visit(browser, site, host=host.origin, **options)
        )


def inside(page, number=0):
    """The page within a frame of this page."""
    frame = page.locator("iframe").nth(number).element_handle().content_frame()
    frame.wait_for_load_state()
    return frame


def open_host(page, host, body, *, script=True):
    """Open a page of the host with this body; returns what its first frame shows.

    script: whether the browser runs any, so that a frame can follow its page.
    """
    page.goto(host.origin + host.show(body))
    page.locator("iframe").first.scroll_into_view_if_needed()
    frame = inside(page)
    frame.wait_for_selector("main")
    if script and FOLLOWS in body:
        at_rest(page)
    return frame


def heights(page, number=0):
    """The height of a frame, and of what it holds."""
    outer = page.locator("iframe").nth(number).bounding_box()["height"]
    return outer, inside(page, number).evaluate("document.body.getBoundingClientRect().height")


def settle(page, number=0):
    """Wait until a frame is as high as what it holds, and see that it stays so; that height."""
    for _ in range(LONGEST_TO_FOLLOW_MS // QUIET_MS):
        outer, inner = heights(page, number)
        page.wait_for_timeout(QUIET_MS)
        if inner <= outer < inner + 1:
            assert heights(page, number) == (outer, inner), "it grows by itself"
            return outer
    raise AssertionError(f"the frame is {outer} high, and what it holds {inner}")


def at_rest(page):
    """Wait until the first frame has followed its page, and nothing moves any more."""
    before = None
    for _ in range(LONGEST_TO_FOLLOW_MS // REST_MS):
        outer, inner = heights(page)
        now = (page.evaluate("scrollY"), outer, inner)
        if now == before and inner <= outer < inner + 1:
            return
        before = now
        page.wait_for_timeout(REST_MS)
    raise AssertionError(f"it never comes to rest: {now}")


class InFrame(Questionnaire):
    """Answers in a frame that follows its page.

    Each part that is shown moves the frame and the page around it. A click on what still moves
    would hit something else.
    """

    def __init__(self, page, frame):
        super().__init__(frame)
        self._around = page
        at_rest(page)

    def go_on(self):
        """Press Continue, and wait until the part stands still."""
        super().go_on()
        at_rest(self._around)


# The journey


@SANDBOXED
@SCRIPT
def test_a_parent_gets_to_a_result_and_is_counted_once(
    guest, site, host, office, script, sandboxed
):
    reader = guest(script=script)
    reader.context.add_init_script(BLOCKED)
    before, opened_before = sum(counted(office).values()), opened(office)
    code = pasted(site, kind="follow", sandboxed=sandboxed, country="FR")
    frame = open_host(reader.page, host, code, script=script)
    questions = InFrame(reader.page, frame) if script else Questionnaire(frame)
    questions.answer(TOLD_BY_THE_CHILD)
    time.sleep(MIN_AGE)
    questions.send()
    frame.wait_for_selector("main[data-page=result]")
    assert frame.locator("main").get_attribute("data-level") == "high"
    assert frame.locator("[data-service] a[href='tel:3018']").first.is_visible()
    assert sum(counted(office).values()) == before + 1
    assert opened(office) == opened_before + 1
    assert reader.page.url.startswith(host.origin)
    methods = [m for m, url in reader.sent() if url.startswith(site)]
    assert methods == ["GET", "POST"]


def test_it_works_where_the_browser_blocks_all_cookies_and_storage(browser, site, host, tmp_path):
    settings = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(settings))
    context = browser.browser_type.launch_persistent_context(
        tmp_path, executable_path=WITH_SETTINGS, args=FLAGS
    )
    page = context.new_page()
    frame = open_host(page, host, pasted(site, kind="follow"))
    with pytest.raises(Exception, match="SecurityError"):
        frame.evaluate("localStorage.length")
    InFrame(page, frame).answer(IN_DANGER).send()
    frame.wait_for_selector("main[data-level=urgent]")
    at_rest(page)
    assert context.cookies() == []
    context.close()


@SANDBOXED
def test_everything_a_result_offers_works_in_the_frame(guest, site, host, sandboxed):
    page = guest().page
    frame = open_host(page, host, pasted(site, kind="follow", sandboxed=sandboxed, country="FR"))
    InFrame(page, frame).answer(TOLD_BY_THE_CHILD).send()
    frame.wait_for_selector("main[data-page=result]")
    at_rest(page)
    frame.locator("[data-print]").click()  # where it may not print, the browser complains
    with page.expect_download() as download:
        frame.locator("button[value=sheet]").click()
    assert download.value.suggested_filename.startswith("warning-signs-")
    for opener in ("[data-tool=evidence]", "[data-tool=letter]"):
        with page.expect_popup() as popup:
            frame.locator(opener).first.click()
        popup.value.wait_for_selector("main[data-page]:not([data-page=error])")
        assert popup.value.evaluate("self.origin") == site, "a new tab is in no sandbox"
        popup.value.close()
    frame.locator(".banner a[href^='tel:']").first.click()
    frame.locator("[data-leave]").first.click()
    page.wait_for_selector("h1:text('Away')")


def test_the_language_changes_inside_the_frame_and_keeps_the_answers(guest, site, host):
    page = guest().page
    frame = open_host(page, host, pasted(site, kind="follow", sandboxed="yes"))
    questions = InFrame(page, frame).answer({"self_harm": "no", "age": "11_13"})
    frame.locator(".choose summary").click()
    frame.locator(".langs button[lang=fr]").click()
    frame.wait_for_selector("html[lang=fr]")
    assert questions.kept() == {"age": {"11_13"}, "self_harm": {"no"}}


# Height and place


@SANDBOXED
def test_the_frame_follows_its_height_both_ways_and_never_grows_by_itself(
    guest, site, host, sandboxed
):
    page = guest().page
    frame = open_host(page, host, pasted(site, kind="follow", sandboxed=sandboxed))
    questions = InFrame(page, frame)
    questions.option("self_harm", "no").check()
    first = settle(page)
    questions.option("self_harm", "yes").check()
    assert settle(page) > first, "help at once"
    questions.option("self_harm", "no").check()
    assert settle(page) == first
    questions.answer({"school_avoidance": "daily"})
    assert settle(page) != first, "another part"
    questions.send()
    frame.wait_for_selector("main[data-page=result]")
    settle(page)
    frame.locator("button[value=questions]").last.click()
    frame.wait_for_selector("main[data-page=step]")
    assert settle(page) >= first


def test_without_its_script_the_frame_keeps_its_height_and_scrolls(guest, site, host):
    page = guest().page
    frame = open_host(page, host, pasted(site, kind="plain", height="640"))
    questions = Questionnaire(frame).answer({"self_harm": "no", "school_avoidance": "daily"})
    assert heights(page)[0] == 640
    assert questions.fieldset("school_avoidance").is_visible()
    leave = frame.locator("[data-leave]").first.bounding_box()
    assert leave["y"] + leave["height"] <= 640, "always in sight"


def top_of_part(page, frame):
    """Where on the screen the heading of the part that is shown now stands."""
    page.wait_for_timeout(QUIET_MS)
    return frame.locator(".part:target h2").bounding_box()["y"]


@SANDBOXED
def test_the_next_part_comes_into_view_if_it_is_out_of_view(guest, site, host, sandboxed):
    page = guest(viewport={"width": 700, "height": 600}).page
    frame = open_host(page, host, TALL + pasted(site, sandboxed=sandboxed) + TALL)
    frame.locator("a[data-next]:visible").scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")
    frame.locator("a[data-next]:visible").click()
    assert 0 <= top_of_part(page, frame) < 500
    assert page.evaluate("scrollY") < scrolled


@SANDBOXED
def test_what_is_in_view_stays_where_it_is(guest, site, host, sandboxed):
    page = guest(viewport={"width": 700, "height": 6000}).page
    frame = open_host(page, host, TALL + pasted(site, sandboxed=sandboxed) + 3 * TALL)
    page.evaluate("scrollTo(0, 3000)")
    frame.locator("a[data-next]:visible").click()
    assert 0 <= top_of_part(page, frame) < 6000
    assert page.evaluate("scrollY") == 3000


def test_a_result_begins_at_its_top_and_a_first_view_moves_nothing(guest, site, host):
    page = guest(viewport={"width": 700, "height": 600}).page
    page.goto(host.origin + host.show(pasted(site) + TALL))
    frame = inside(page)
    settle(page)
    assert page.evaluate("scrollY") == 0
    InFrame(page, frame).answer(IN_DANGER).send()
    frame.wait_for_selector("main[data-page=result]")
    at_rest(page)
    assert 0 <= frame.locator("main").bounding_box()["y"] < 500


def test_two_frames_in_one_page_follow_each_their_own(guest, site, host):
    page = guest().page
    codes = (pasted(site), pasted(site, questionnaire="family", sandboxed="yes"))
    open_host(page, host, TALL.join(codes))
    page.locator("iframe").nth(1).scroll_into_view_if_needed()
    inside(page, 1).wait_for_selector("main")
    assert settle(page, 0) != settle(page, 1)


def test_nothing_sticks_out_on_a_small_phone(guest, site, host):
    page = guest(viewport=SMALL_PHONE).page
    frame = open_host(page, host, pasted(site, country="FR"))
    assert sticking_out(frame) == []
    send_at_once(frame, IN_DANGER)
    assert sticking_out(frame) == []
    assert page.evaluate("document.documentElement.scrollWidth") == SMALL_PHONE["width"]


# The way out

WAYS_OUT = """() => [...document.querySelectorAll('[data-leave]')].filter(e => e.checkVisibility())
  .map(e => e.getBoundingClientRect().top)"""


def danger_in_a_frame(page, host, code):
    """The result of somebody in danger, in the frame of this code."""
    frame = open_host(page, host, code)
    send_at_once(frame, DANGER)
    frame.wait_for_selector("main[data-level=urgent]")
    return frame


@pytest.mark.parametrize(("sandboxed", "width"), [("yes", 320), ("no", 360)])
def test_in_a_frame_as_high_as_its_page_the_way_out_is_never_far(
    guest, site, host, sandboxed, width
):
    page = guest(viewport={**PHONE, "width": width}).page
    code = pasted(site, language="fr", country="FR", sandboxed=sandboxed)
    frame = open_host(page, host, TALL + code)
    for _ in range(2):
        part = frame.locator(".part:visible").bounding_box()
        out = frame.locator(".part:visible [data-leave]").bounding_box()
        assert out["y"] + out["height"] > part["y"] + part["height"] - 40, "at the end of a part"
        frame.locator("a[data-next]:visible").click()
    frame.goto(frame.url.partition("#")[0])
    send_at_once(frame, DANGER)
    height = settle(page)
    assert 0 <= frame.locator("aside [data-leave]").bounding_box()["y"] < 500, "at the start"
    places = [0, *frame.evaluate(WAYS_OUT), height]
    far = max(below - above for above, below in pairwise(places))
    assert len(places) > 5 and far < 3 * PHONE["height"], places
    assert frame.locator("main .banner a[href='tel:112']").count() == len(places) - 3
    assert violations(frame) == [] and sticking_out(frame) == []
    frame.locator("main [data-leave]").nth(1).click()
    page.wait_for_selector("h1:text('Away')")


def test_outside_a_frame_and_in_one_that_scrolls_the_way_out_stands_once(guest, site, host):
    page = guest(viewport={"width": 700, "height": 1000}).page
    page.goto(f"{site}/en/c/ligue/parent/")
    assert page.locator("[data-leave]").count() == 1
    # Inside a frame of another site the screen of this browser is always 600 high.
    frame = danger_in_a_frame(page, host, pasted(site, kind="plain", height="590"))
    assert frame.locator("[data-leave]").count() == 1
    frame.locator(".about-you").scroll_into_view_if_needed()
    assert frame.evaluate(WAYS_OUT)[0] < 50, "it stays in view"


IN_VIEW = """() => ['aside [data-leave]', 'aside a[href^="tel:"]'].map(selector => {
  const box = document.querySelector(selector).getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return box.top >= 0 && box.bottom <= innerHeight
    && document.elementFromPoint(x, y)?.closest(selector) != null
})"""


@SCRIPT
@pytest.mark.parametrize(("height", "width"), [(200, 320), (330, 700)])
def test_in_a_short_frame_the_way_out_and_the_number_are_always_in_view(
    guest, site, host, script, height, width
):
    page = guest(script=script, viewport={"width": width, "height": 740}).page
    code = pasted(site, language="fr", country="FR", kind="plain", height=str(height))
    frame = open_host(page, host, code)
    for _ in range(2):
        for share in (0, 0.5, 1):
            frame.evaluate(f"scrollTo(0, {share} * document.body.scrollHeight)")
            assert frame.evaluate(IN_VIEW) == [True, True], share
        if frame.locator("main[data-page=step]").count():
            send_at_once(frame, DANGER)
            frame.wait_for_selector("main[data-level=urgent]")


def test_the_focus_can_be_seen_on_a_strip_of_any_colour(guest, site, office, host):
    order(office, "yellow", "--strip", "#ffcc00", origin=host.origin)
    page = guest(color_scheme="dark").page
    page.goto(f"{site}/en/c/yellow/parent/")
    page.keyboard.press("Tab")  # so that the browser shows where the focus is
    link = page.locator("aside a").first
    link.focus()
    assert link.evaluate("e => getComputedStyle(e).outlineColor") == "rgb(0, 0, 0)"


def test_a_frame_that_a_small_window_shows_in_part_has_ways_out_further_down(guest, site, host):
    page = guest(viewport={"width": 700, "height": 600}).page
    page.add_init_script("Object.defineProperty(screen, 'height', {get: () => 1080})")
    frame = danger_in_a_frame(page, host, pasted(site, kind="plain", height="700"))
    assert len(frame.evaluate(WAYS_OUT)) > 3


def test_a_fixed_frame_higher_than_the_screen_has_ways_out_further_down(guest, site, host):
    page = guest(viewport=PHONE).page
    frame = danger_in_a_frame(page, host, pasted(site, kind="plain", height="900"))
    groups = frame.locator("[data-group]").count()
    assert len(frame.evaluate(WAYS_OUT)) == 2 + groups, "on top, after the first card, after each"


@pytest.mark.parametrize("kind", ["follow", "plain"])
@pytest.mark.parametrize(("language", "country"), [("en", "GB"), ("ar", "IE"), ("uk", "PL")])
def test_nothing_lies_over_a_link_or_a_button_in_a_frame(
    guest, site, host, office, kind, language, country
):
    words = [word for tag in ("de", "ar", "uk") for word in ("--language", tag)]
    slug = f"{kind}-{language}"
    order(office, slug, *words, origin=host.origin)
    page = guest(viewport=PHONE).page
    code = pasted(site, slug, language=language, country=country, kind=kind, height="590")
    frame = danger_in_a_frame(page, host, code)
    assert missed(frame, least=25) == []


def test_a_frame_follows_a_page_however_long_it_is(guest, site, host):
    page = guest().page
    frame = open_host(page, host, pasted(site))
    before = settle(page)
    frame.evaluate("document.querySelector('main').append(document.createElement('hr'))")
    frame.evaluate("document.querySelector('main hr').style.blockSize = '40000px'")
    assert settle(page) >= before + 40_000


# What must not happen


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


def test_our_own_frame_cannot_ask_for_any_height(guest, site, host):
    page = guest().page
    frame = open_host(page, host, pasted(site))
    longest = 200_000
    for said, becomes in ((1, 200), (10**9, longest), ("'5000'", longest), ("NaN", longest)):
        frame.evaluate(f"parent.postMessage({{from: 'warning-signs', height: {said}}}, '*')")
        page.wait_for_timeout(100)
        assert page.evaluate("document.querySelector('iframe').style.height") == f"{becomes}px"


def is_refused(reader, address):
    """Whether a page of the host that frames this address gets nothing but a complaint."""
    reader.page.goto(address)
    reader.page.wait_for_timeout(QUIET_MS)
    complaints = "\n".join(reader.complaints)
    reader.complaints.clear()
    return inside(reader.page).locator("main").count() == 0 and "frame-ancestors" in complaints


def test_a_host_that_the_campaign_does_not_name_shows_nothing(browser, site, host):
    with browsing.visit(browser, site, host=host.other_origin) as reader:
        assert is_refused(reader, host.other_origin + host.show(pasted(site)))
        below = reader.page.locator("p[lang] a")
        assert below.nth(0).is_visible() and "/en/c/ligue/" in below.nth(0).get_attribute("href")
        assert below.nth(1).is_visible() and below.nth(1).get_attribute("href") == "tel:112"


@pytest.mark.parametrize(
    "path", ["/en/", "/en/parent/", "/en/c/ligue/", "/en/campaigns/ligue/embed/", "/en/help/"]
)
def test_no_other_page_of_the_site_is_framed(guest, site, host, path):
    body = f'<iframe src="{site}{path}"></iframe>'
    assert is_refused(guest(), host.origin + host.show(body))


def test_a_closed_campaign_stays_in_its_frame_and_counts_no_more(guest, site, host, office):
    order(office, "ended", origin=host.origin)
    code = pasted(site, "ended")
    run(office, "close", "ended")
    page = guest().page
    frame = open_host(page, host, code)
    send_at_once(frame, IN_DANGER)
    assert counted(office, "ended") == {}


# The generator


@pytest.fixture
def generator(browser, site):
    """A reader who stands before the generator."""
    with browsing.visit(browser, site, permissions=["clipboard-read", "clipboard-write"]) as reader:
        reader.page.goto("/en/campaigns/ligue/embed/")
        yield reader.page


def test_each_change_shows_its_code_and_its_frame_and_the_keyboard_stays(generator, office):
    before = opened(office)
    generator.locator("#questionnaire").select_option("teacher")
    generator.wait_for_url("**questionnaire=teacher**")
    assert "/en/c/ligue/teacher/" in generator.locator("#code").input_value()
    assert generator.locator("#questionnaire").evaluate("e => e == document.activeElement")
    inside(generator).wait_for_selector("main[data-page=step]")
    generator.locator("[name=sandboxed][value=yes]").check()
    generator.wait_for_url("**sandboxed=yes**")
    assert "sandbox=" in generator.locator("#code").input_value()
    settle(generator)
    assert opened(office) == before, "a preview is not counted"


def test_a_card_asks_for_no_frame_and_is_shown(generator):
    generator.locator("[name=kind][value=card]").check()
    generator.wait_for_url("**kind=card**")
    assert generator.locator("#language").is_visible()
    assert not generator.locator("#height").is_visible()
    assert generator.locator(".card-box img").evaluate("img => img.naturalWidth") > 200
    with generator.expect_download() as download:
        generator.locator("a[download]").click()
    assert download.value.suggested_filename == "qr-code.png"


def test_the_code_is_copied_as_it_stands(generator):
    generator.locator("[data-copy]").click()
    generator.wait_for_function("() => document.getElementById('copied').textContent")
    shown = generator.locator("#code").input_value()
    assert generator.evaluate("navigator.clipboard.readText()") == shown


def test_without_script_the_form_is_sent_by_its_button(browser, site):
    with browsing.visit(browser, site, script=False) as reader:
        page = reader.page
        page.goto("/fr/campaigns/ligue/embed/")
        assert not page.locator("[data-copy]").is_visible()
        page.locator("#height").fill("700")
        page.locator("[name=kind][value=plain]").check()
        page.locator("#choices button").click()
        assert 'height="700"' in page.locator("#code").input_value()
        assert page.locator("iframe").bounding_box()["height"] == 700


@pytest.mark.parametrize(("kind", "language"), [("follow", "en"), ("plain", "fr"), ("card", "en")])
def test_the_generator_is_for_every_reader(browser, site, language, kind):
    with browsing.visit(browser, site) as reader:
        reader.page.goto(f"/{language}/campaigns/ligue/embed/?kind={kind}")
        assert faults_for_every_reader(reader.page) == []
