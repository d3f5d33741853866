"""What stands in a letter, and what never does."""

from __future__ import annotations

import itertools
import re
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT, answers_to
from tests.support.answers.letters import (
    COUNTRIES,
    GRAVE,
    LETTERS,
    NOBODY_HELPED,
    OBSERVERS,
    SECRETS,
    blocks,
    each_letter,
    every_answer,
    settled,
    told,
    urgent_notes,
    written,
)
from warning_signs.assessment.assess import assess
from warning_signs.content.loading.load import load_content
from warning_signs.content.models.text import Text
from warning_signs.content.yaml_source import ContentError
from warning_signs.letters.compose import ROOM, names, without_sensitive
from warning_signs.paths import QUESTIONNAIRES


def test_these_are_the_letters():
    assert tuple(CONTENT.letters) == LETTERS


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


@each_letter
def test_every_sentence_is_reached_by_some_answers(to):
    letter = CONTENT.letters[to]
    wanted = {paragraph.text for paragraph in letter.paragraphs}
    wanted |= {line.text for p in letter.paragraphs for line in p.lines if line.text}
    reached: set[Text | None] = set()
    for name, country in itertools.product(OBSERVERS, COUNTRIES):
        some = list(every_answer(name))
        after = (told(name, one, no_help) for one in some for no_help in (["none"], NOBODY_HELPED))
        for answers in ({}, *some, *after):
            for block in blocks(to, name, answers, sensitive=True, country=country):
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
    notice = written("service", name, answers, country=data.draw(st.sampled_from(COUNTRIES)))
    for element, words in DSA.items():
        assert all(one in notice for one in words), element
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


def test_two_letters_never_share_a_sentence_by_accident():
    """A paragraph said twice in one letter for the same reader would be a slip of the pen."""
    for to, name in itertools.product(LETTERS, OBSERVERS):
        for answers in every_answer(name):
            texts = [block.text for block in blocks(to, name, answers, sensitive=True)]
            assert len(texts) == len(set(texts)), to


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


@pytest.mark.usefixtures("only_what_is_new_is_loaded")
@pytest.mark.parametrize(("old", "new", "words"), MISTAKES, ids=[m[1] for m in MISTAKES])
def test_a_mistake_in_a_letter_is_named_with_its_line(tmp_path, old, new, words):
    folder = shutil.copytree(QUESTIONNAIRES, tmp_path / "content")
    before, found, after = (folder / "letters.yaml").read_text().partition(old)
    assert found
    (folder / "letters.yaml").write_text(before + new + after)
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    problems = [str(one) for one in caught.value.problems]
    assert any(one.startswith("letters.yaml:") and words in one for one in problems), problems
