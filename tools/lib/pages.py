"""Every page there is, so that a test about all pages cannot forget one."""

from warning_signs.i18n.languages import available_locales
from warning_signs.paths import TRANSLATIONS

LANGUAGES = ("en", "fr")
"""The masters, for what takes long in every language."""
SITE_LANGUAGES = tuple(locale.tag for locale in available_locales(TRANSLATIONS))
READ_BY_AXE = tuple(tag for tag in SITE_LANGUAGES if tag in ("en", "ar"))
"""One language of each direction. axe takes its time, and asks about elements and not about words:
tests/web/sweeps see to it that no other language has an element that these lack.
"""
QUESTIONNAIRES = ("parent", "teacher")
PLAIN_PAGES = (
    "",
    "advice/",
    "help/",
    "method/",
    "privacy/",
    "accessibility/",
    "young-person/",
    "staff/",
    "evidence/",
    "services/",
    "services/phone/",
    "services/skype/",
    "services/snapchat/",
    "letters/",
    "letters/school/",
    "letters/service/",
    "letters/operator/",
    "letters/police/",
    "letters/complaint/",
    "letters/regulator/",
    "letters/school_authority/",
    "compare/",
    "family/",
    "family/sheet/",
    "family/paper/",
    "parent/paper/",
    "parent/paper/large/",
    "teacher/paper/",
    "organisations/",
    "no-such-page/",
)


def addresses(language: str) -> list[str]:
    """The addresses of all pages that are fetched by GET, some with a country and some without."""
    plain = [f"/{language}/{page}" for page in PLAIN_PAGES]
    asked = [f"/{language}/{name}/" for name in QUESTIONNAIRES]
    with_country = [
        f"/{language}/{page}?country=FR" for page in ("help/", "young-person/", "staff/")
    ]
    return plain + asked + with_country
