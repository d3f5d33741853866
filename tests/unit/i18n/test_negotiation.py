"""Which language and country a reader gets from what the browser says."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warning_signs.i18n.languages import LANGUAGES
from warning_signs.i18n.negotiate import negotiate, region

THIRTY = tuple(LANGUAGES[tag] for tag in LANGUAGES if not tag.startswith("zh"))
CHINESE = (LANGUAGES["en"], LANGUAGES["zh-Hans"], LANGUAGES["zh-Hant"])


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("fr", "fr"),
        ("fr-FR,fr;q=0.9,en-US;q=0.8,en;q=0.7", "fr"),
        ("fr-BE", "fr"),
        ("FR-be", "fr"),
        ("de-CH-1901", "de"),
        ("pt-BR", "pt"),
        ("nb-NO,nb;q=0.9", "no"),
        ("nn-NO", "no"),
        ("no", "no"),
        ("ca-ES,es;q=0.9", "ca"),
        ("sr-Latn-RS", "sr"),
        ("sh", "sr"),
        ("sr-Cyrl", "sr"),
        ("iw", "he"),
        ("mo", "ro"),
        ("en;q=0.5, fr;q=0.8", "fr"),
        ("fr;q=0, de", "de"),
        ("xx, yy-ZZ, it;q=0.1", "it"),
        ("*", "en"),
        ("*, fr;q=0.5", "fr"),
        ("", "en"),
        ("fr;q=nonsense", "en"),
        (";;;,,,=", "en"),
        ("../../etc/passwd", "en"),
        ("tlh", "en"),
    ],
)
def test_language(header, tag):
    assert negotiate(header, THIRTY).tag == tag


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("zh-TW", "zh-Hant"),
        ("zh-HK,zh;q=0.9", "zh-Hant"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
    ],
)
def test_chinese_in_the_script_its_readers_read(header, tag):
    assert negotiate(header, CHINESE).tag == tag


def test_simplified_chinese_is_no_answer_to_traditional():
    offered = (LANGUAGES["en"], LANGUAGES["fr"], LANGUAGES["zh-Hans"])
    assert negotiate("zh-TW,fr;q=0.5", offered).tag == "fr"
    assert negotiate("zh-TW", offered).tag == "en"


def test_second_choice_where_the_first_is_not_offered():
    offered = (LANGUAGES["en"], LANGUAGES["es"])
    assert negotiate("ca-ES,es;q=0.9,en;q=0.8", offered).tag == "es"


@given(st.text(max_size=2000))
def test_any_header_gets_an_available_language(header):
    assert negotiate(header, THIRTY) in THIRTY
    assert region(header, {"FR"}) in (None, "FR")


def test_what_strangers_send_is_not_kept():
    """A library that keeps every tag it has seen would hold tens of megabytes after these."""
    headers = [
        ",".join(f"{language}-{number:03}" for number in range(140))
        for language in ("fr", "en", "xyz", "qq", *(f"a{letter}" for letter in "abcdefghijklmnop"))
    ]
    negotiate("fr", THIRTY)
    tracemalloc.start()
    for header in headers:
        negotiate(header, THIRTY), region(header, {"FR"})
    held, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 200_000


@pytest.mark.parametrize(
    ("header", "country"),
    [
        ("fr-BE", "BE"),
        ("fr-be,fr;q=0.9,en-US;q=0.8", "BE"),
        ("fr,en-US;q=0.8", "US"),
        ("zh-Hant-TW", None),
        ("de-1901-FR", None),
        ("fr", None),
        ("fr-XX,en-US", None),
        ("es-419,en-US", None),
        ("en-US;q=0.1,fr-FR", "FR"),
        ("fr-FR;q=0", None),
        ("*", None),
        ("", None),
    ],
)
def test_country_only_where_the_header_names_it(header, country):
    assert region(header, {"BE", "FR", "US"}) == country
