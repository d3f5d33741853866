"""Catalogues whose texts are one piece of bytes answer as gettext’s own do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.lib.pages import SITE_LANGUAGES
from warning_signs.i18n.catalogues import make_catalogues, read_compiled
from warning_signs.i18n.languages import LANGUAGES, SOURCE_TAG, catalogue_path
from warning_signs.i18n.packed_texts import PackedTexts
from warning_signs.paths import TRANSLATIONS

keys = st.text() | st.tuples(st.text(), st.integers(0, 5))
catalogues = st.lists(st.dictionaries(keys, st.text(min_size=1)))


@given(catalogues, keys)
def test_each_catalogue_has_its_own_texts_and_no_others(read, unknown):
    places = {key: place for place, key in enumerate({key: 1 for texts in read for key in texts})}
    for texts in read:
        packed = PackedTexts(texts, places)
        assert {key: packed[key] for key in texts} == texts
        for key in {*places, unknown} - texts.keys():
            assert packed.get(key, "nothing") == "nothing"
            with pytest.raises(KeyError):
                packed[key]


def test_every_text_of_the_site_is_found_as_gettext_finds_it():
    tags = [tag for tag in SITE_LANGUAGES if tag != SOURCE_TAG]
    find = make_catalogues(TRANSLATIONS, (LANGUAGES[tag] for tag in tags), {})
    for tag in tags:
        plain = read_compiled(catalogue_path(TRANSLATIONS, tag).with_suffix(".mo"))
        singular = [key for key in plain._catalog if isinstance(key, str)]
        plural = [key for key, _form in (one for one in plain._catalog if one not in singular)]
        assert [*map(find(tag).gettext, singular)] == [*map(plain.gettext, singular)]
        for key, number in ((key, number) for key in plural for number in (0, 1, 2, 5, 21)):
            assert find(tag).ngettext(key, key, number) == plain.ngettext(key, key, number)
