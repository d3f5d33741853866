"""From the questions to the result and back, in each engine: nothing is lost, nothing is dead."""

import pytest

from tests.engines.conftest import EACH
from tools.lib.answering import IN_DANGER, TOLD_BY_THE_CHILD, as_kept

BLACKMAIL = {
    "disclosed": "yes",
    "self_harm": "no",
    "demands": ["money"],
    "content": ["blackmail", "intimate_images"],
}
RESULT = "main[data-page=result]"
OPENERS = """const all = '[target=_blank], [formtarget=_blank]:not([data-print])'
return [...document.querySelectorAll(all)]
  .filter(e => e.getAttribute('href')?.startsWith('/') || e.matches('button'))
  .filter(e => e.checkVisibility()).map((e, i) => { e.dataset.way = i; return i })"""
STRIP_ON_TOP = """const strip = document.querySelector('aside.banner').getBoundingClientRect()
return scrollY > 200 && strip.top == 0 && strip.bottom > 20"""

pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")
in_each_engine = pytest.mark.parametrize("engine", EACH, indirect=True)


@in_each_engine
def test_a_grave_answer_opens_help_in_place_and_its_button_leads_to_the_result(reader):
    reader.open("/fr/parent/?country=FR")
    reader.answer({"self_harm": "no"})
    assert not reader.is_shown(".now-self_harm")
    reader.answer({"self_harm": "yes"})
    assert reader.is_shown(".now-self_harm a[href='tel:112']")
    reader.engine.click(".now-self_harm button")
    reader.wait_for("main[data-level=urgent] [data-first] ol > li h3")
    assert reader.text("[data-first] ol > li h3").startswith("1.")


@in_each_engine
def test_follow_ups_open_and_a_choice_can_be_cleared(reader):
    reader.open("/en/parent/")
    reader.answer({"disclosed": "yes", "age": "11_13"})
    assert reader.is_shown("fieldset:has([name=content])")
    reader.engine.click("fieldset:has([name=age]) .clear")
    reader.until(lambda: reader.kept() == {"disclosed": {"yes"}}, "cleared")


@in_each_engine
def test_back_from_a_result_finds_every_answer(reader):
    reader.open("/en/parent/?country=GB")
    reader.answer(TOLD_BY_THE_CHILD)
    reader.send()
    reader.wait_for(RESULT)
    reader.engine.back()
    reader.wait_for("main[data-page=step]")
    assert reader.kept() == as_kept(TOLD_BY_THE_CHILD)


@in_each_engine
def test_each_link_opens_a_tab_and_leaves_the_result_where_it_was(reader):
    reader.open("/en/parent/?country=FR")
    reader.answer(BLACKMAIL)
    reader.send()
    reader.wait_for(RESULT)
    result, words = reader.engine.tabs()[0], reader.text("main")
    ways = reader.engine.run(OPENERS)
    assert len(ways) > 8
    for way in ways:
        if reader.engine.run(
            f"return document.querySelector('[data-way=\"{way}\"]').matches('[data-print]')"
        ):
            continue  # with JavaScript it prints the page itself
        reader.engine.click(f"[data-way='{way}']")
        reader.until(lambda: len(reader.engine.tabs()) == 2, f"a tab of its own: {way}")
        reader.engine.switch(reader.engine.tabs()[1])
        reader.wait_for("main")
        reader.engine.close_tab()
        reader.engine.switch(result)
    assert reader.text("main") == words


@in_each_engine
def test_the_sheet_to_hand_over_opens_unfolded(reader):
    reader.open("/en/parent/?country=FR")
    reader.answer(IN_DANGER)
    reader.send()
    reader.wait_for(RESULT)
    reader.engine.run("window.print = () => {}")
    reader.engine.click("button[value=to_hand_over]")
    reader.until(lambda: len(reader.engine.tabs()) == 2, "a tab of its own")
    reader.engine.switch(reader.engine.tabs()[1])
    reader.wait_for("main")
    assert "left out of this sheet on purpose" in reader.text("main")
    assert reader.engine.run("return document.querySelectorAll('details:not([open])').length") == 0


@in_each_engine
def test_a_change_of_language_keeps_the_answers_and_so_does_back(reader):
    reader.open("/en/parent/?country=BE")
    reader.answer({"disclosed": "yes", "self_harm": "no"})
    reader.engine.click("details.choose summary")
    reader.engine.click(".langs button[lang=ar]")
    reader.wait_for("html[lang=ar] main[data-page=step]")
    assert (
        reader.engine.run("return getComputedStyle(document.querySelector('main')).direction")
        == "rtl"
    )
    kept = {"disclosed": {"yes"}, "self_harm": {"no"}}
    assert reader.kept() == kept
    reader.engine.back()
    reader.wait_for("html[lang=en] main[data-page=step]")
    assert reader.kept() == kept


@in_each_engine
def test_a_result_changes_its_language_and_back_comes_to_the_result_again(reader):
    reader.open("/en/parent/?country=FR")
    reader.answer(BLACKMAIL)
    reader.send()
    reader.wait_for("html[lang=en] main[data-level=urgent]")
    reader.engine.click("details.choose summary")
    reader.engine.click(".langs button[lang=fr]")
    reader.wait_for("html[lang=fr] main[data-level=urgent]")
    reader.engine.back()
    reader.wait_for("html[lang=en] main[data-level=urgent]")


@in_each_engine
def test_after_an_error_and_after_change_my_answers_back_has_every_answer(reader):
    reader.open("/en/parent/")
    reader.answer({"low_mood": "daily"})
    reader.send()
    reader.wait_for(".errors")
    assert reader.kept() == {"low_mood": {"daily"}}
    reader.answer({"self_harm": "no"})
    reader.send()
    reader.wait_for(RESULT)
    reader.engine.click("button[name=show][value=questions]")
    reader.wait_for("main[data-page=step]")
    kept = {"low_mood": {"daily"}, "self_harm": {"no"}}
    assert reader.kept() == kept
    reader.engine.back()
    reader.wait_for(RESULT)
    reader.engine.back()
    reader.wait_for("main[data-page=step]")
    assert {"low_mood": {"daily"}}.items() <= reader.kept().items()


@in_each_engine
def test_the_strip_stays_in_view(reader):
    reader.open("/en/young-person/")
    reader.engine.run("scrollTo(0, 900)")
    reader.until(lambda: reader.engine.run(STRIP_ON_TOP), "the strip on top")
