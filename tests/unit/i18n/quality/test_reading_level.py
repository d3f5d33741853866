"""English and French are masters: a twelve-year-old can read both, and they are set with care.

The indexes count letters, syllables and sentences. They cannot tell whether a text is clear; they
tell when one has grown harder. None needs a list of words that would have to be fetched first.
"""

import re
from math import inf

import pytest
import textstat

from tests.support.i18n.masters import GROUPS, MASTERS, sentences, texts, words

LIMITS = {
    # ARI gives the school year: the sixth is that of children of eleven to twelve.
    # LIX under 30 is “very easy”, the range of children’s books.
    "en": {"automated_readability_index": (-inf, 6), "lix": (-inf, 30)},
    # Kandel and Moles fitted Flesch’s scale to French: from 80 on it is “easy”, the sixth year.
    # LIX was made for languages that write no l’ and qu’: the same text has some 9 more in French.
    # From 30 to 40 it is “easy”, the range of stories and magazines.
    "fr": {"flesch_reading_ease": (80, inf), "lix": (-inf, 40)},
}
"""The lowest and the highest value of each index; the letters to authorities keep to them too."""

LONGEST = 30
MOSTLY = {"en": 20, "fr": 22}
"""What 95 of 100 sentences keep within, in words: French needs a tenth more for the same."""


def readable(language, group):
    """The whole sentences of a group as one text; labels and headings would make it look easier."""
    return " ".join(text for text in texts(language, group) if re.search(r"[.!?][”»\s]*$", text))


def level(language, index, text):
    textstat.set_lang(language)
    return getattr(textstat, index)(text)


CHECKS = [(language, index) for language in MASTERS for index in LIMITS[language]]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(("language", "index"), CHECKS)
def test_a_child_of_twelve_can_read_it(language, index, group):
    lowest, highest = LIMITS[language][index]
    assert lowest <= level(language, index, readable(language, group)) <= highest


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Notwithstanding the aforementioned considerations, institutional stakeholders are "
            "encouraged to operationalise appropriate safeguarding methodologies expeditiously.",
        ),
        (
            "fr",
            "Nonobstant les considérations susmentionnées, les établissements concernés sont "
            "invités à mettre en application les dispositifs réglementaires de signalement.",
        ),
    ],
)
def test_the_limits_tell_an_office_from_a_friend(language, text):
    for index, (lowest, highest) in LIMITS[language].items():
        assert not lowest <= level(language, index, text) <= highest


@pytest.mark.parametrize("language", MASTERS)
def test_no_sentence_is_longer_than_a_breath(language):
    every = [sentence for text in texts(language) for sentence in sentences(text)]
    assert [sentence for sentence in every if words(sentence) > LONGEST] == []
    short = sum(words(sentence) <= MOSTLY[language] for sentence in every)
    assert short / len(every) >= 0.95


def test_sentences_are_told_apart():
    text = "Say: “Is it you?” Then wait… Do « it. » Now: go; stay 2.5 km away."
    assert sentences(text) == [
        "Say: “Is it you?",
        "Then wait…",
        "Do « it.",
        "Now: go; stay 2.5 km away.",
    ]
    assert words("« Oui », dit-il : 112 !") == 3


FAULTS = {
    "straight quotes": (MASTERS, r"[\"']"),
    "a blank too many": (MASTERS, r"\s\s|^\s|\s$"),
    "dots for an ellipsis": (MASTERS, r"\.\.\."),
    "a blank before a mark": (("en",), r"\s[;:!?,.](?!\w)|“\s|\s”"),
    "French quotes": (("en",), r"[«»]"),
    "English quotes": (("fr",), r"[“”]"),
    "no hard blank before a mark": (("fr",), r"(?<!\u00a0)[!?;»]|(?<!\u00a0):(?!//)|«(?!\u00a0)"),
    "a blank before a comma": (("fr",), r"\s[,.](?!\w)"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_marks_and_blanks_are_set_as_each_language_sets_them(fault):
    languages, pattern = FAULTS[fault]
    for language in languages:
        assert [text for text in texts(language) if re.search(pattern, text)] == []
