"""Which texts reach translators, and whether their translations still fit."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest
from pydantic import BaseModel

from tests.support.content.built_in import built_in_content
from warning_signs.content.models.text import TRANSLATABLE_KEYS, Text
from warning_signs.i18n.extract import extract_content
from warning_signs.i18n.messages import keys, read_catalogue
from warning_signs.i18n.quality.sync import catalogue_problems, find_differences
from warning_signs.paths import TRANSLATIONS


@pytest.fixture(scope="module")
def extracted(extraction):
    """The messages of today's template catalogue, by context and text."""
    return keys(read_catalogue(extraction))


def texts(value) -> Iterator[Text]:
    """Every text below a value of the loaded content."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for below in value.values() for text in texts(below))
    elif isinstance(value, tuple | list):
        yield from (text for below in value for text in texts(below))
    elif isinstance(value, BaseModel):
        yield from (
            text for name in type(value).model_fields for text in texts(getattr(value, name))
        )
    elif is_dataclass(value):
        yield from (text for field in fields(value) for text in texts(getattr(value, field.name)))


def test_every_text_of_the_content_reaches_translators(extracted):
    shown = {(text.context or None, text.msgid) for text in texts(built_in_content())}
    assert len(shown) > 100
    assert shown <= extracted.keys()


@pytest.mark.parametrize(
    "msgid",
    [
        "We cannot find this page",  # gettext in the code
        "Please answer this question. “I don’t know” is an answer too.",  # lazy_gettext in the code
        "Warning Signs",  # {% trans %} in a template
        ("One answer is missing", "%(count)s answers are missing"),  # its plural form
    ],
)
def test_texts_of_code_and_templates_reach_translators(extracted, msgid):
    assert (None, msgid) in extracted


def test_blocks_of_templates_are_trimmed(extracted):
    for _context, msgid in extracted:
        for text in (msgid,) if isinstance(msgid, str) else msgid:
            assert text == " ".join(text.split()), "a line break would be part of the message"


YAML = """\
id: outer
title: A title
translators: What all below is about
list:
  - id: inner
    text: A text
    hint: A hint
    steps: [One step, Another step]
    options:
      - value: v
        label: A label
  - translators: Closer
    line: A line
sources: [Never translated]
version: 3
"""


def test_context_comment_and_line_of_each_text(tmp_path):
    path = tmp_path / "content.yaml"
    path.write_text(YAML)
    with path.open("rb") as file:
        messages = sorted(extract_content(file, (), (), {}))
    about, closer = ["What all below is about"], ["Closer"]
    assert messages == [
        (2, "pgettext", ("outer", "A title"), about),
        (6, "pgettext", ("inner", "A text"), about),
        (7, "pgettext", ("inner", "A hint"), about),
        (8, "pgettext", ("inner", "Another step"), about),
        (8, "pgettext", ("inner", "One step"), about),
        (11, "pgettext", ("inner", "A label"), about),
        (13, "pgettext", ("outer", "A line"), closer),
    ]


@pytest.mark.parametrize("key", sorted(TRANSLATABLE_KEYS))
def test_every_translatable_key_is_extracted(tmp_path, key):
    path = tmp_path / "content.yaml"
    path.write_text(f"id: it\n{key}: Some words\n")
    with path.open("rb") as file:
        assert list(extract_content(file, (), (), {})) == [
            (2, "pgettext", ("it", "Some words"), [])
        ]


TEMPLATE = b"""\
msgctxt "it"
msgid "Stay calm"
msgstr ""

#, python-format
msgid "%(count)s answer is missing"
msgid_plural "%(count)s answers are missing"
msgstr[0] ""
msgstr[1] ""
"""
FRENCH = """\
msgctxt "it"
msgid "Stay calm"
msgstr "Restez calme"

#, python-format
msgid "%(count)s answer is missing"
msgid_plural "%(count)s answers are missing"
msgstr[0] "Il manque %(count)s réponse"
msgstr[1] "Il manque %(count)s réponses"
"""


def french_problems(catalogue: str) -> list[str]:
    return list(catalogue_problems(catalogue.encode(), "fr", TEMPLATE))


def test_a_whole_catalogue_has_no_problems():
    assert french_problems(FRENCH) == []


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("Restez calme", "", "'Stay calm' is not translated."),
        ("%(count)s réponses", "%(cuont)s réponses", "is wrong:"),
        ('msgctxt "it"', '#, fuzzy\nmsgctxt "it"', "is only a guess (fuzzy)."),
        ('msgctxt "it"', 'msgctxt "that"', "lacks ('it', 'Stay calm')"),
        ("Stay calm", "Stay quiet", "still has ('it', 'Stay quiet')"),
        ("Il manque %(count)s réponses", "", "is not translated."),
        ("Restez calme", "Restez <b>calme", "is wrong: tags"),
        ("Il manque %(count)s réponses", "90 % — %(count)s", "is wrong: a % that"),
    ],
)
def test_what_is_wrong_with_a_catalogue_is_said(right, wrong, problem):
    found = french_problems(FRENCH.replace(right, wrong))
    assert any(problem in one for one in found), found


def test_french_is_there():
    assert (TRANSLATIONS / "fr" / "LC_MESSAGES" / "messages.po").exists()


def test_catalogues_are_complete_and_up_to_date():
    assert find_differences() == []
