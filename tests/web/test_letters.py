"""Letters: what stands in them and what never does, and that nothing typed into one is lost."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.any_answers import CONTENT, answers_to
from tests.support.page_checks import parse
from warning_signs.assessment.answers import settle_answers
from warning_signs.assessment.assess import assess
from warning_signs.content.models.text import Text
from warning_signs.letters.compose import ROOM, compose, letter_text, names, without_sensitive
from warning_signs.letters.draft import LetterDraft, fingerprint, regenerate, restore_previous
from warning_signs.web.request.site import site

LETTERS = ("school", "service", "operator", "police")
OBSERVERS = ("parent", "teacher")
each_letter = pytest.mark.parametrize("to", LETTERS)

GRAVE = {
    "disclosed": "yes",
    "self_harm": "yes",
    "content": ["threats", "intimate_images"],
    "channels": ["phone", "social"],
    "demands": ["pictures"],
    "senders": "several",
    "repeated": "yes",
    "school_avoidance": "daily",
    "aggressive": "daily",
    "took_part": ["posted"],
    "own_posts": ["mockery"],
    "done": ["saved", "sent_more"],
}
SECRETS = (
    "want to die",
    "wants to die",
    "Intimate or nude pictures",
    "intimate pictures of a child",
    "asks a child for intimate pictures",
    "Intimate pictures or videos",
    "own part",
    "They wrote or posted something hurtful",
    "More aggressive",
    "More pictures or secrets were sent",
    "An adult, or perhaps an adult",
    "To meet",
    "asks a child for a meeting",
)


def settled(name: str, raw) -> dict[str, frozenset[str]]:
    """The answers that count, from plain lists and values."""
    given = {q: {v} if isinstance(v, str) else set(v) for q, v in raw.items()}
    return settle_answers(CONTENT.questionnaires[name], given, CONTENT.rules)


def blocks(to: str, name: str, answers, *, sensitive: bool = False):
    questionnaire = CONTENT.questionnaires[name]
    conditions = CONTENT.rules.conditions
    return compose(CONTENT.letters[to], questionnaire, conditions, answers, sensitive=sensitive)


def written(to: str, name: str, answers, *, sensitive: bool = False) -> str:
    """The letter in English."""
    return letter_text(blocks(to, name, answers, sensitive=sensitive), lambda text: text.msgid)


def test_these_are_the_letters():
    assert tuple(CONTENT.letters) == LETTERS


# ---- what stands in a letter ------------------------------------------------------------------


@pytest.mark.parametrize("name", OBSERVERS)
@given(data=st.data())
def test_no_letter_depends_on_a_sensitive_answer_unless_ticked_in(name, data):
    questionnaire = CONTENT.questionnaires[name]
    answers = settled(name, data.draw(answers_to(questionnaire)))
    normalised = without_sensitive(questionnaire, answers)
    for question, values in normalised.items():
        asked = questionnaire.questions[question]
        assert not asked.sensitive
        assert not any(asked.by_value[value].sensitive for value in values)
    for to in LETTERS:
        letter = written(to, name, answers)
        assert letter == written(to, name, normalised)
        assert not any(secret in letter for secret in SECRETS)


@pytest.mark.parametrize("name", OBSERVERS)
def test_sensitive_answers_stand_in_letters_where_ticked_in(name):
    answers = settled(name, GRAVE)
    letters = {to: written(to, name, answers, sensitive=True) for to in LETTERS}
    assert "want to die" in letters["school"] and "wants to die" in letters["police"]
    assert "They wrote or posted something hurtful" in letters["police"]
    assert "asks a child for intimate pictures" in letters["service"]
    # To whom it is of no use, it is not told at all.
    assert " to die" not in letters["service"] + letters["operator"]


def every_answer(name: str):
    """Sets of answers that together give every value of every question once at least."""
    questions = CONTENT.questionnaires[name].questions.values()
    most = max(len(question.options) for question in questions)
    for turn in range(most):
        yield settled(
            name,
            {
                q.id: [o.value for o in q.options if not o.neutral]
                if q.type == "many" and turn
                else [q.options[turn % len(q.options)].value]
                for q in questions
            },
        )


@each_letter
def test_every_sentence_is_reached_by_some_answers(to):
    letter = CONTENT.letters[to]
    wanted = {paragraph.text for paragraph in letter.paragraphs}
    wanted |= {line.text for p in letter.paragraphs for line in p.lines if line.text}
    reached: set[Text | None] = set()
    for name in OBSERVERS:
        for answers in ({}, *every_answer(name)):
            for block in blocks(to, name, answers, sensitive=True):
                reached |= {block.text, *block.lines}
    assert wanted <= reached, [text.msgid for text in wanted - reached]


@each_letter
def test_a_blank_letter_leaves_room_for_names_dates_and_facts(to):
    letter = written(to, "parent", {})
    assert letter.count(ROOM) >= 5
    assert "……" not in letter.replace(ROOM, "")
    assert re.search(rf"(?i)\bname|\breports it\b.*{ROOM}", letter), "written by hand, if at all"
    assert re.search(rf"(?i)(date|on|dates).*: {ROOM}", letter)


DSA = {  # article 16(2), by the sentences of the notice that meet it
    "(a) the reasons": ["Why I consider it illegal:", "In more detail, and what it does to the"],
    "(b) the exact address": ["with the exact address (URL)", "Account names:", "Dates and times:"],
    "(c) who sends it": ["Name:", "E-mail address:"],
    "(d) good faith": ["in good faith", "accurate and complete"],
}


@pytest.mark.parametrize("name", OBSERVERS)
@given(data=st.data())
def test_a_notice_has_all_that_the_digital_services_act_asks_for(name, data):
    answers = settled(name, data.draw(answers_to(CONTENT.questionnaires[name])))
    notice = written("service", name, answers)
    for element, words in DSA.items():
        assert all(one in notice for one in words), element
    assert "in the European Union" in notice, "the law is said to be that of the EU"
    address = notice[notice.index("(URL)") :]
    assert address.count(f"\n– {ROOM}\n") >= 2, "one line an address"


def test_who_need_not_give_a_name_is_told():
    notes = [note.text.msgid for note in CONTENT.letters["service"].notes]
    assert any("sexual abuse of a child needs no name" in note for note in notes)


@pytest.mark.parametrize("content", ["hate", "threats", "impersonation", "mockery", "blackmail"])
def test_each_kind_of_content_is_a_reason_in_the_notice(content):
    known = settled("parent", {"disclosed": "yes", "content": [content]})
    none = settled("parent", {"disclosed": "yes"})
    assert written("service", "parent", known) != written("service", "parent", none)


def test_an_adult_behind_it_is_not_named_to_the_school_but_to_the_police():
    answers = settled("parent", {"disclosed": "yes", "senders": "adult", "channels": ["social"]})
    assert "adult" not in written("school", "parent", answers).lower()
    assert "adult" not in written("school", "parent", answers, sensitive=True).lower()
    assert "An adult" in written("police", "parent", answers, sensitive=True)
    case = assess(CONTENT.questionnaires["parent"], CONTENT.rules, answers).case
    assert "child protection" in urgent_notes("school", case)


def urgent_notes(to: str, case) -> str:
    notes = CONTENT.letters[to].notes
    return " ".join(n.text.msgid for n in notes if n.urgent and n.when.holds(case))


def test_signs_alone_never_speak_of_bullying_as_established():
    signs = dict.fromkeys(("school_avoidance", "low_mood", "withdrawal", "isolation"), "daily")
    letter = written("school", "parent", settled("parent", signs | {"self_harm": "no"}))
    assert "What it is about" not in letter and "whether bullying online" in letter


def test_a_teacher_writes_a_note_and_not_a_letter_to_themself():
    answers = settled("teacher", {"disclosed": "yes", "self_harm": "no"})
    case = assess(CONTENT.questionnaires["teacher"], CONTENT.rules, answers).case
    assert "safeguarding" in names(CONTENT.letters["school"], case).short.msgid
    note = written("school", "teacher", answers)
    assert "my child" not in note and "The pupil told me" in note


# ---- nothing typed is lost --------------------------------------------------------------------

LANGUAGES = {"en": "Dear Sir or Madam", "fr": "Madame, Monsieur", "ar": "سيدي"}
ACTIONS = st.one_of(
    st.sampled_from(sorted(LANGUAGES)), st.just("edit"), st.just("before"), st.just("again")
)


@given(st.lists(ACTIONS, max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_what_was_typed_is_on_the_page_whatever_is_pressed(actions, line_end):
    language, typed = "en", []
    draft = regenerate(LetterDraft("", ""), LANGUAGES[language], language)
    for number, action in enumerate(actions):
        posted = LetterDraft(
            draft.text.replace("\n", line_end),
            draft.generated_fingerprint,
            draft.before.replace("\n", line_end),
            draft.before_language,
        )
        if action == "edit":
            typed.append(f"[{number}]")
            draft = LetterDraft(
                f"{draft.text}\n{typed[-1]}",
                draft.generated_fingerprint,
                draft.before,
                draft.before_language,
            )
        elif action == "before" and draft.before:
            back = draft.before_language
            draft, language = restore_previous(posted, LANGUAGES[back], language), back
        elif action in LANGUAGES:
            draft, language = regenerate(posted, LANGUAGES[action], language), action
        else:
            draft = regenerate(posted, LANGUAGES[language], language)
        assert all(word in draft.text + draft.before for word in typed)
        assert draft.before_language in LANGUAGES or not draft.before


def test_an_unchanged_letter_is_written_anew_without_leaving_anything_behind():
    draft = regenerate(LetterDraft("Hello\r\n", fingerprint("Hello")), "Bonjour", "en")
    assert draft == LetterDraft("Bonjour", fingerprint("Bonjour"))


def test_a_changed_letter_stays_where_nothing_else_was_asked_for():
    draft = regenerate(LetterDraft("Hello you", fingerprint("Hello")), "Hello", "en")
    assert draft.text == "Hello you" and draft.before == ""


# ---- the pages --------------------------------------------------------------------------------


def fields(html: str) -> dict[str, list[str]]:
    """What the form of a letter would send."""
    page, found = parse(html), {}
    for one in page.query("form#letter-form input, main form input[type=hidden]"):
        kind = one.attrs.get("type")
        if kind == "hidden" or "checked" in one.attrs:
            found.setdefault(one.attrs["name"], []).append(one.attrs.get("value", ""))
    for one in page.query("textarea"):
        found[one.attrs["name"]] = ["".join(c.data for c in one.children).removeprefix("\n")]
    for one in page.query("select[name=letter_language] option[selected]"):
        found["letter_language"] = [one.attrs["value"]]
    return {name: list(dict.fromkeys(values)) for name, values in found.items()}


def letter_of(html: str) -> str:
    return fields(html)["letter"][0]


@each_letter
def test_a_blank_letter_is_a_page_for_everyone_in_every_language(client, app, to):
    for locale in site(app).locales:
        response = client.get(f"/{locale.tag}/letters/{to}/")
        page = parse(response.text)
        assert page.query("main")[0].attrs["data-page"] == "letter"
        assert "public" in response.headers["Cache-Control"]
        (field,) = page.query("textarea")
        assert field.attrs["lang"] == locale.tag and field.attrs["dir"] == locale.direction
        assert letter_of(response.text).count(ROOM) >= 5


def test_a_letter_that_is_not_there_is_not_found(client):
    assert client.get("/en/letters/mayor/").status_code == 404


def from_result(client, to: str, language="en", **more):
    """Press the button of the result that leads to the letter."""
    return client.post(f"/{language}/letters/{to}/", data={"from": "parent", **GRAVE, **more})


@each_letter
def test_from_the_result_the_letter_holds_the_answers_and_carries_them_on(client, to):
    page = from_result(client, to).text
    answers = settled("parent", GRAVE)
    assert letter_of(page) == written(to, "parent", answers)
    carried = fields(page)
    assert {q: set(carried[q]) for q in answers} == {q: set(v) for q, v in answers.items()}
    assert carried["from"] == ["parent"] and "sensitive" not in carried


@each_letter
def test_the_box_for_sensitive_answers_is_obeyed(client, to):
    page = from_result(client, to, sensitive="1").text
    assert letter_of(page) == written(to, "parent", settled("parent", GRAVE), sensitive=True)
    assert fields(page)["sensitive"] == ["1"]


def test_the_letter_changes_its_language_and_the_page_does_not(client, app):
    for locale in site(app).locales:
        page = from_result(client, "school", letter_language=locale.tag).text
        parsed = parse(page)
        assert parsed.query("html")[0].attrs["lang"] == "en"
        (field,) = parsed.query("textarea")
        assert field.attrs["lang"] == locale.tag
        same = from_result(client, "school", language=locale.tag).text
        assert letter_of(page) == letter_of(same)
        if locale.tag != "en":
            own = parsed.query("pre")[0].to_text(strip=False)
            assert "It has happened more than once." in own, "what it says, for its sender"


def test_the_second_language_of_a_result_is_that_of_the_letter(client):
    page = from_result(client, "school", second_language="fr").text
    assert fields(page)["letter_language"] == ["fr"]


def test_a_changed_letter_survives_another_language_and_comes_back(client):
    first = fields(from_result(client, "school").text)
    first["letter"] = [first["letter"][0] + "\r\nMy own words"]
    address = "/en/letters/school/"
    french = fields(client.post(address, data=first | {"letter_language": "fr"}).text)
    assert "My own words" not in french["letter"][0]
    assert "My own words" in french["before"][0]
    again = fields(client.post(address, data=french | {"show": "before"}).text)
    assert "My own words" in again["letter"][0] and again["letter_language"] == ["en"]
    assert "before" not in again, "the French one was not touched, so nothing is kept of it"
    assert again["took_part"] == ["posted"]


def test_changing_the_language_of_the_page_keeps_the_letter_as_it_is(client):
    first = fields(from_result(client, "school").text)
    first["letter"] = [first["letter"][0] + "\nMy own words"]
    french = fields(client.post("/fr/letters/school/", data=first | {"show": "letter"}).text)
    assert french["letter"][0] == first["letter"][0] and "before" not in french


def test_a_letter_is_downloaded_as_it_stands_in_the_field(client):
    sent = fields(from_result(client, "school").text)
    sent |= {"letter": ["Chère Madame,\r\n\r\nوداعا"], "letter_language": ["fr"], "show": ["text"]}
    response = client.post("/en/letters/school/", data=sent)
    assert response.content_type == "text/plain; charset=utf-8"
    assert response.data.decode("utf-8-sig") == "Chère Madame,\r\n\r\nوداعا\r\n"
    disposition = response.headers["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="letter-\d{4}-\d\d-\d\d\.txt"', disposition)
    assert response.headers["Cache-Control"] == "no-store"


def test_a_letter_to_print_stands_alone_and_leads_back(client):
    sent = fields(from_result(client, "police", sensitive="1").text)
    sent["letter"] = ["One line\n<b>another</b>"]
    page = client.post("/en/letters/police/", data=sent | {"show": "print"}).text
    parsed = parse(page)
    assert parsed.query("main")[0].attrs["data-page"] == "letter-print"
    assert "One line\n<b>another</b>" in parsed.query("main div.letter")[0].to_text(strip=False)
    back = fields(client.post("/en/letters/police/", data=fields(page)).text)
    assert back["letter"] == sent["letter"] and back["self_harm"] == ["yes"]


@pytest.mark.parametrize("name", ["nobody", "family", "", "../parent"])
def test_without_valid_answers_it_is_the_blank_letter(client, name):
    page = client.post("/en/letters/school/", data={"from": name, "content": "threats"}).text
    assert letter_of(page) == written("school", "parent", {})


def test_whoever_writes_a_blank_letter_can_be_a_teacher(client):
    page = client.post("/en/letters/school/", data={"from": "teacher"}).text
    assert letter_of(page) == written("school", "teacher", {})
    assert fields(page)["from"] == ["teacher"]


def test_nonsense_does_no_harm(client):
    hostile = "</textarea><script>alert(1)</script>{{ 7*7 }}\x00\x0b\ufffe\U0001ffff"
    for more in (
        {"letter": hostile},
        {"before": hostile, "before_language": "xx", "show": "before"},
        {"letter_language": "xx", "written_in": hostile, "composed": hostile},
        {"show": "print", "letter": hostile},
    ):
        response = client.post("/en/letters/service/", data={"from": "parent", **GRAVE, **more})
        assert response.status_code == 200 and "<script>alert" not in response.text


def test_an_empty_field_is_written_anew(client):
    page = from_result(client, "school", letter="  \r\n ", generated_fingerprint="x").text
    assert letter_of(page) == written("school", "parent", settled("parent", GRAVE))


def offered(client, name: str, answers) -> set[str]:
    page = client.post(f"/en/{name}/", data={"self_harm": "no", **answers}).text
    return set(re.findall(r'formaction="/en/letters/(\w+)/"', page))


KNOWN = {"disclosed": "yes", "repeated": "no", "senders": "one"}


@pytest.mark.parametrize(
    ("name", "answers", "wanted"),
    [
        ("parent", {"age": "11_13"}, set()),
        ("parent", KNOWN | {"channels": "social"}, {"school", "service"}),
        ("parent", KNOWN | {"channels": "phone"}, {"school", "operator"}),
        ("parent", KNOWN | {"content": "threats"}, {"school", "police"}),
        ("parent", KNOWN | {"senders": "adult", "channels": "game"}, {"service", "police"}),
        ("parent", KNOWN | {"content": "intimate_images"}, {"police"}),
        ("teacher", KNOWN | {"channels": "phone"}, {"school"}),
        ("teacher", KNOWN | {"senders": "adult"}, {"school", "police"}),
    ],
)
def test_the_result_offers_the_letters_that_make_sense(client, name, answers, wanted):
    assert offered(client, name, answers) == wanted


def test_the_overview_leads_to_each_letter(client):
    page = client.get("/en/letters/").text
    assert set(re.findall(r'href="/en/letters/(\w+)/"', page)) == set(LETTERS)


# ---- mistakes in the file ---------------------------------------------------------------------

MISTAKES = [
    ("{answers: senders}", "{answers: sender}", "No questionnaire asks “sender”"),
    ("values: [phone, email, web]}\n      -", "values: [fax]}\n      -", "not all of these values"),
    ("frequency: daily", "frequency: hourly", "frequency"),
    ("{blank: 3}", "{blank: 3, answers: done}", "Give a line one of"),
    ("when: {all: [fact, {not:", "when: {all: [{level: [high]}, {not:", "may hang on “level”"),
    ("when: {all: [takes_part,", "when: {all: [take_part,", "“take_part” is no condition"),
    ("- id: police", "- id: school", "an id of its own"),
    ("offered_when:", "offered_if:", "offered_when” is missing"),
]


@pytest.mark.parametrize(("old", "new", "words"), MISTAKES, ids=[m[1] for m in MISTAKES])
def test_a_mistake_in_a_letter_is_named_with_its_line(tmp_path, old, new, words):
    import shutil

    from warning_signs.content.loading.load import load_content
    from warning_signs.content.yaml_source import ContentError
    from warning_signs.paths import QUESTIONNAIRES

    folder = shutil.copytree(QUESTIONNAIRES, tmp_path / "content")
    before, found, after = (folder / "letters.yaml").read_text().partition(old)
    assert found
    (folder / "letters.yaml").write_text(before + new + after)
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    problems = [str(one) for one in caught.value.problems]
    assert any(one.startswith("letters.yaml:") and words in one for one in problems), problems


def test_two_letters_never_share_a_sentence_by_accident():
    """A paragraph said twice in one letter for the same reader would be a slip of the pen."""
    for to, name in itertools.product(LETTERS, OBSERVERS):
        for answers in every_answer(name):
            texts = [block.text for block in blocks(to, name, answers, sensitive=True)]
            assert len(texts) == len(set(texts)), to
