"""Each sentence of the privacy page is held by a test, or says why none can hold it.

Whoever changes a sentence there looks at what holds it, and writes it down here.
"""

import re

import pytest

from tests.support.pages.checks import parse
from warning_signs.paths import ROOT, TEMPLATES

PARAGRAPHS = re.compile(r"<(?:li|p)[^>]*>\s*\{% trans %\}(.+?)\{% endtrans %\}", re.DOTALL)
PAGE = (TEMPLATES / "pages" / "privacy.html").read_text(encoding="utf-8")
CANARY = "tests/servers/test_canary.py::test_no_file_holds_what_was_sent"
PROFILE = (
    "tests/browser/test_profile.py::test_what_was_typed_is_at_most_where_the_privacy_page_says"
)
CAMPAIGN = "tests/web/campaigns/test_pages.py::"
ADVICE = "advice: nothing is said about the site"
OTHERS = "about what others do: it promises nothing of the site"
HELD_BY = {
    "We want to know nothing about you": "what follows",
    "Your answers stay on your device": "tests/browser/test_questions.py::"
    "test_self_harm_yes_shows_help_at_once_before_anything_is_sent",
    "What you write into the log or a letter": CANARY,
    "Your answers travel to our server": "tests/browser/test_questions.py::"
    "test_the_result_changes_language_and_country_without_losing_an_answer",
    "The server works out the result": CANARY,
    "Your answers are never in the address": "tests/docs/test_privacy_sentences.py::"
    "test_the_questions_are_posted_and_ask_for_no_name",
    "There is no field for a name": "tests/docs/test_privacy_sentences.py::"
    "test_the_questions_are_posted_and_ask_for_no_name",
    "This site sets no cookies": "tests/browser/test_every_page.py::"
    "test_every_page_is_one_request_and_has_room_and_nothing_axe_objects_to",
    "An organisation can show our questions": CAMPAIGN
    + "test_the_page_says_what_is_counted_and_outside_a_campaign_nothing_is",
    "We count how often": "tests/unit/storage/test_counters.py::"
    "test_no_row_is_one_answer_or_says_when",
    "So that a result is not counted twice": "tests/unit/storage/test_counters.py::"
    "test_a_number_is_forgotten_within_a_day_and_not_within_sixteen_hours",
    "The organisation sees the numbers": "tests/unit/statistics/",
    "Tick “Do not count my result”": CAMPAIGN
    + "test_who_ticks_the_box_is_not_counted_then_or_later",
    "The page around the frame cannot see": OTHERS,
    "All other pages of this site count nothing": CAMPAIGN
    + "test_the_page_says_what_is_counted_and_outside_a_campaign_nothing_is",
    "We show the helplines of the country": "tests/unit/i18n/test_negotiation.py::"
    "test_country_only_where_the_header_names_it",
    "Every web server gets the network address": "tests/servers/test_behind_nginx.py::"
    "test_nothing_of_a_reader_is_in_any_log_even_when_all_machines_are_down",
    "Computers in between": OTHERS,
    "Your internet provider": OTHERS,
    "Your browser’s history shows": "tests/browser/test_profile.py::"
    "test_the_history_tells_that_the_site_was_visited",
    "Somebody who presses Back": PROFILE,
    "If you print or save the result": OTHERS,
    "A call stays in the list": OTHERS,
    "The button opens another": "tests/browser/",
    "This copy of the site has no such button": OTHERS,
    "If somebody looks at your device": ADVICE,
    "Use a private window": OTHERS,
    "Or remove this site from the history": ADVICE,
    "If you are not safe at home": ADVICE,
}
NAMES = {"name", "firstname", "surname", "email", "mail", "phone", "tel", "address", "user"}


@pytest.mark.parametrize("paragraph", PARAGRAPHS.findall(PAGE), ids=lambda text: text[:30])
def test_every_paragraph_is_held_by_something(paragraph):
    assert len([begin for begin in HELD_BY if paragraph.startswith(begin)]) == 1, paragraph


def test_what_holds_a_paragraph_exists():
    for begin, held_by in HELD_BY.items():
        assert f"{{% trans %}}{begin}" in PAGE, f"{begin}: is not there any more"
        file, _, name = held_by.partition("::")
        if file.startswith("tests/"):
            assert (ROOT / file).exists(), file
            assert not name or f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), name


@pytest.mark.parametrize("questionnaire", ["parent", "teacher", "family"])
def test_the_questions_are_posted_and_ask_for_no_name(client, questionnaire):
    page = parse(client.get(f"/en/{questionnaire}/").text)
    (form,) = page.query("form#questions")
    assert form.attrs["method"] == "post"
    fields = page.query("form#questions input, form#questions select, form#questions textarea")
    kinds = {one.attrs.get("type", one.name) for one in fields}
    assert kinds <= {"radio", "checkbox", "hidden"}, "nothing can be typed"
    assert not {one.attrs["name"] for one in fields} & NAMES
