"""A second language for a result: each text in both, or in that one alone; else nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

import pytest
from flask import g
from flask.testing import FlaskClient
from flask_babel import gettext
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT, answers_to
from tests.support.answers.plans import steps_for
from tests.support.examples import WHOLE_PAGES
from tests.support.i18n.arabic import in_arabic_letters
from tests.support.pages.checks import parse
from tools.lib.answering import BY_LEVEL, IN_DANGER, TOLD_BY_THE_CHILD
from tools.lib.pages import SITE_LANGUAGES
from warning_signs.i18n.languages import LANGUAGES
from warning_signs.web.request.locales import using_locale
from warning_signs.web.result.second_language import SecondLanguage, read_second_language
from warning_signs.web.templating import formatting

SENSITIVE = {"self_harm": "yes", "took_part": ["posted"], "aggressive": "daily", "age": "11_13"}
ADDRESS = "/{}/{}/?country=FR"

any_form = st.sampled_from(["parent", "teacher"]).flatmap(
    lambda name: st.tuples(
        st.just(name),
        answers_to(CONTENT.questionnaires[name]).map(
            lambda raw: {"self_harm": {"no"}, "school_avoidance": {"weekly"}, **raw}
        ),
    )
)
any_pair = st.permutations(["en", "fr", "ar"]).map(lambda tags: tags[:2])


@pytest.fixture(scope="module")
def reader(arabic_app):
    """Fetch a result as text: `reader("en", "parent", answers, second_language="fr")`."""
    client = FlaskClient(arabic_app, arabic_app.response_class)

    def fetch(language, questionnaire, answers, **choices):
        form = {n: v if isinstance(v, str) else list(v) for n, v in answers.items()}
        response = client.post(ADDRESS.format(language, questionnaire), data={**form, **choices})
        assert response.status_code == 200
        return response.get_data(as_text=True)

    return fetch


def texts(page: str, *, second: bool) -> str:
    """What the main part says in its second language, or in its first; without spaces and codes."""
    (main,) = parse(page).query("main")
    return _squeezed(_texts(main, second=second, within=False))


def _listed(values: str | list[str]) -> list[str]:
    return [values] if isinstance(values, str) else values


def _squeezed(parts: Iterable[str]) -> str:
    return "".join("".join(parts).split())


def _texts(element, *, second: bool, within: bool) -> Iterator[str]:
    within = within or "second" in _classes(element)
    for child in element.children:
        if child.name == "#text":
            yield child.data if within == second else ""
        elif child.name not in ("#comment", "svg") and "code" not in _classes(child):
            yield from _texts(child, second=second, within=within)


def _classes(element) -> list[str]:
    return (element.attrs or {}).get("class", "").split()


@settings(max_examples=WHOLE_PAGES)
@given(any_form, any_pair, st.booleans())
def test_beside_each_text_stands_in_both_languages_in_the_same_order(reader, form, pair, for_me):
    (own, other), how = pair, {"show": "file_for_me" if for_me else "sheet"}
    alone = reader(own, *form, **how)
    beside = reader(own, *form, **how, second_language=other, second_how="beside")
    instead = reader(own, *form, **how, second_language=other, second_how="instead")
    assert texts(beside, second=False) == texts(alone, second=False)
    assert texts(beside, second=True) == texts(instead, second=False)
    assert texts(beside, second=True) != texts(beside, second=False)


@settings(max_examples=WHOLE_PAGES)
@given(any_form, any_pair)
def test_a_bilingual_page_names_each_item_once_and_each_second_text_its_language(
    reader, form, pair
):
    own, other = pair
    alone = parse(reader(own, *form))
    beside = parse(reader(own, *form, second_language=other))
    for item in ("data-advice", "data-service", "data-role"):
        once, twice = ([e.attrs[item] for e in p.query(f"[{item}]")] for p in (alone, beside))
        assert once == twice
    headings = [[h.name for h in page.query("h1, h2, h3, h4")] for page in (alone, beside)]
    assert headings[0] == headings[1], "a heading is one heading, in however many languages"
    assert beside.query(".second")
    for element in beside.query(".second"):
        assert element.attrs["lang"] == other
        assert element.attrs["dir"] == LANGUAGES[other].direction


@settings(max_examples=WHOLE_PAGES)
@given(any_form, any_pair)
def test_without_a_choice_there_is_nothing_of_a_second_language(reader, form, pair):
    own, other = pair
    page = reader(own, *form, second_language="", second_how="instead")
    plain = reader(own, *form)
    assert texts(page, second=True) == ""
    assert page == plain and ".pair" not in page
    shown = {e.attrs["lang"] for e in parse(page).query("main section [lang]:not(option):not(bdi)")}
    assert other not in shown


def test_a_page_in_two_languages_keeps_to_what_every_page_keeps_to(arabic_app):
    client = arabic_app.test_client()
    for level, second in (("urgent", "ar"), ("high", "fr")):
        for how, show in product(("beside", "instead"), ("result", "sheet")):
            choice = {"second_language": second, "second_how": how, "show": show}
            form = {**BY_LEVEL[level], **choice}
            assert client.post(ADDRESS.format("en", "parent"), data=form).status_code == 200


def test_instead_the_page_stays_the_readers_and_the_sheet_is_the_others(reader):
    page = parse(
        reader("en", "parent", TOLD_BY_THE_CHILD, second_language="fr", second_how="instead")
    )
    html = page.query("html")[0]
    assert (html.attrs["lang"], page.query("h1")[0].to_text()) == ("en", "What you can do now")
    assert page.query("label[for=second_language]")[0].to_text() == "Second language"
    (sheet,) = page.query("main > .second")
    assert sheet.attrs["lang"] == "fr"
    headings = [heading.to_text() for heading in sheet.query("h2")]
    assert "Qui peut aider" in headings and "Who can help" not in headings
    assert all("/fr/advice/" in a.attrs["href"] for a in sheet.query("p.source a"))
    assert "How the result comes about" in sheet.to_text(), "a link of the page, in its language"


def test_the_file_in_the_second_language_alone_is_all_in_it(reader):
    form = {"second_language": "ar", "second_how": "instead", "show": "sheet"}
    sheet = parse(reader("fr", "parent", TOLD_BY_THE_CHILD, **form))
    html = sheet.query("html")[0]
    assert (html.attrs["lang"], html.attrs["dir"]) == ("ar", "rtl")
    title = in_arabic_letters("What you can do now")
    assert sheet.query("title")[0].to_text().startswith(title)
    assert sheet.query("h1")[0].to_text() == title
    assert not sheet.query(".second")


def test_dates_hours_and_numbers_are_said_as_each_language_says_them(reader):
    page = parse(reader("en", "parent", TOLD_BY_THE_CHILD, second_language="fr"))
    service = next(s for s in page.query("[data-service]") if "3018" in s.to_text())
    mine, theirs = service.to_text(), service.query("small .second")[0].to_text()
    assert "every day 09:00" in mine.replace("\u202f", " ")
    assert "tous les jours 09:00" in theirs
    assert "French" in mine and "français" not in theirs, "who reads French need not be told"
    assert page.query(".print-only .second")[0].to_text() != page.query(".print-only")[0].to_text()


@pytest.mark.parametrize("how", ["beside", "instead"])
def test_what_is_sensitive_stays_off_the_sheet_in_both_languages(reader, how):
    choice = {"second_language": "ar", "second_how": how}
    raw = {q: _listed(values) for q, values in SENSITIVE.items()}
    neutral = {step.title for step in steps_for("parent", raw, redacted=True)}
    secret = [step.title for step in steps_for("parent", raw) if step.sensitive]
    titles = [title.msgid for title in secret if title not in neutral]
    revealing = [_squeezed(title) for title in titles]
    revealing += [_squeezed(in_arabic_letters(title)) for title in titles]
    assert len(revealing) >= 4
    to_hand_over, for_me = (
        _squeezed(
            texts(reader("en", "parent", SENSITIVE, **choice, show=show), second=n) for n in (0, 1)
        )
        for show in ("sheet", "file_for_me")
    )
    assert [said for said in revealing if said in to_hand_over] == []
    assert [said for said in revealing if said in for_me]


def test_the_choice_comes_back_and_goes_along_with_a_change_of_language(reader):
    page = parse(reader("ar", "parent", IN_DANGER, second_language="fr", second_how="instead"))
    (chosen,) = page.query("select[form=again][name=second_language] option[selected]")
    assert chosen.attrs["value"] == "fr" and chosen.attrs["lang"] == "fr"
    assert page.query("input[form=again][name=second_how][value=instead][checked]")
    assert page.query(".langs button[form=again]"), "buttons of the form that holds the choice"
    offered = [o.attrs["value"] for o in page.query("select[name=second_language] option")]
    others = {*SITE_LANGUAGES} - {"ar"}
    assert sorted(offered) == ["", *sorted(others)], "every language but the page’s own"


def test_the_pages_own_language_as_the_second_is_ignored_with_a_word(reader):
    page = parse(reader("fr", "parent", IN_DANGER, second_language="fr"))
    assert not page.query(".second")
    assert page.query("main > .notice[role=status]")
    assert not page.query("select[name=second_language] option[selected]")


@pytest.mark.parametrize("tag", ["tlh", "FR", "<script>", "fr\x00", "x" * 1000])
def test_a_language_that_the_site_does_not_speak_is_dropped_with_a_word(client, tag):
    form = {**IN_DANGER, "second_language": tag}
    page = parse(client.post(ADDRESS.format("en", "parent"), data=form).get_data(as_text=True))
    assert page.query("main")[0].attrs["data-level"] == "urgent"
    assert "could not be used" in page.query("main > .notice[role=status]")[0].to_text()
    assert not page.query(".second")


def test_reading_a_choice():
    english, french = LANGUAGES["en"], LANGUAGES["fr"]

    def read(**posted):
        return read_second_language(posted, english, [english, french])

    assert read() == read(second_language="") == SecondLanguage()
    assert read(second_language="fr") == SecondLanguage(french)
    assert read(second_language="fr", second_how="instead") == SecondLanguage(french, instead=True)
    assert read(second_language="fr", second_how="nonsense") == SecondLanguage(french)
    assert read(second_language="en", second_how="instead") == SecondLanguage(same=True)
    assert read(second_language="de") == SecondLanguage(unknown=True)


def test_speaking_another_language_ends_where_it_ends(app):
    with app.test_request_context():
        g.locale, g.country = LANGUAGES["en"], None
        with pytest.raises(KeyError), using_locale(LANGUAGES["fr"]):
            assert formatting.country_name("DE") == "Allemagne"
            assert gettext("midnight") == "minuit"
            raise KeyError
        assert formatting.country_name("DE") == "Germany"
        assert gettext("midnight") == "midnight"
