"""What to say on the telephone to somebody who speaks another language than the reader."""

from babel import Locale

from warning_signs.i18n.languages import LANGUAGES, SOURCE_TAG, SiteLocale
from warning_signs.web.request.country_helplines import locales_there
from warning_signs.web.request.locales import catalogue


def interpreter_please(tag: str) -> tuple[SiteLocale, str]:
    """The language of whoever answers, and how to ask them for an interpreter of language `tag`.

    It is the only one of the country’s languages that this site has; else English, which most
    helplines understand.
    """
    there = locales_there()
    theirs = there[0] if len(there) == 1 else LANGUAGES[SOURCE_TAG]
    # Babel, because a page is in the reader’s language; a sentence begins with a capital letter.
    name = Locale.parse(theirs.babel_identifier).languages[tag]
    # Translators: said on the telephone to a helpline that speaks your language: first the name
    # of the language that the caller speaks
    words = catalogue(theirs.tag).gettext("“%(language)s. Interpreter, please.”")
    return theirs, words % {"language": name[:1].upper() + name[1:]}
