"""The glossary: complete, and used by the masters and by every language."""

import re

import pytest
import yaml

from tests.support.i18n.masters import MASTERS, texts
from warning_signs.i18n.languages import LANGUAGES
from warning_signs.i18n.messages import keys, read_catalogue
from warning_signs.paths import TRANSLATIONS

GLOSSARY = yaml.load((TRANSLATIONS / "GLOSSARY.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
TERMS = {term["id"]: term for term in GLOSSARY["terms"]}
NEEDED = {"id", "meaning", *GLOSSARY["languages"]}
CATALOGUES = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))


def language(path):
    """The tag of a catalogue’s language."""
    return path.parent.parent.name.replace("_", "-")


def test_no_term_is_there_twice():
    assert len(TERMS) == len(GLOSSARY["terms"]) > 40
    for tag in MASTERS:
        words = [term[tag] for term in TERMS.values()]
        assert len(words) == len(set(words))


@pytest.mark.parametrize("term", TERMS)
def test_each_term_is_explained_and_has_a_word_in_every_language(term):
    assert TERMS[term].keys() - {"note", "avoid", "masters", "office", "countries"} == NEEDED
    assert all(TERMS[term][key].strip() for key in NEEDED)


def test_each_language_says_how_it_speaks_to_adults_and_to_the_young():
    assert GLOSSARY["languages"].keys() <= LANGUAGES.keys()
    for manners in GLOSSARY["languages"].values():
        assert manners.keys() == {"adults", "young", "quotes", "note"}


def test_each_language_that_is_offered_has_its_words():
    assert {language(path) for path in CATALOGUES} <= GLOSSARY["languages"].keys()


@pytest.mark.parametrize("tag", MASTERS)
def test_the_masters_say_each_word(tag):
    text = "\n".join(texts(tag)).casefold()
    words = [term[tag] for term in TERMS.values() if term.get("masters", True)]
    assert [word for word in words if word.casefold() not in text] == []


@pytest.mark.parametrize("tag", MASTERS)
def test_the_masters_say_nothing_else_for_it(tag):
    avoided = [word for term in TERMS.values() for word in term.get("avoid", {}).get(tag, [])]
    any_of_them = "|".join(map(re.escape, avoided))
    as_a_word = re.compile(rf"(?<![\w-])({any_of_them})(?![\w-])", re.IGNORECASE)
    found = [(as_a_word.search(text), text) for text in texts(tag)]
    assert [(word[0], text) for word, text in found if word] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_names_are_the_same_in_every_language(path):
    for message in keys(read_catalogue(path.read_bytes())).values():
        text, translation = str(message.id), str(message.string)
        names = [name for name in GLOSSARY["keep"] if name in text]
        assert [name for name in names if name not in translation] == [], text
