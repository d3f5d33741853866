"""Whether a text is in the right language, as detected by lingua.

lingua is installed for the checks of the repository (`make test`), not on a site.
"""

from collections.abc import Iterable, Iterator

from warning_signs.i18n.messages import PLACEHOLDER, TAG
from warning_signs.i18n.quality.glossary import LintData
from warning_signs.i18n.quality.rules import Rule

LONG = 120
"""Letters from which on lingua is hardly ever wrong."""
LINGUA_CODES = {"no": "nb", "zh-Hans": "zh", "zh-Hant": "zh"}
"""What lingua calls our tags; of Norwegian it knows both written forms."""
MIN_CONFIDENCE = 0.2
"""Below this it is another language. Neighbours, such as Czech and Slovak, share the rest."""


def language_detector(tags: Iterable[str]) -> Rule:
    """Return a rule that tells the languages with these tags apart; there must be two or more.

    A language that lingua lacks, such as Maltese, is not checked. Raises ImportError if lingua is
    not installed.
    """
    from lingua import Language, LanguageDetectorBuilder

    by_code = {one.iso_code_639_1.name.lower(): one for one in Language.all()}
    codes = {tag: LINGUA_CODES.get(tag, tag) for tag in tags}
    languages = {tag: by_code[code] for tag, code in codes.items() if code in by_code}
    builder = LanguageDetectorBuilder.from_languages(*languages.values())
    detector = builder.with_low_accuracy_mode().build()

    def language(english: str, translation: str, tag: str, _data: LintData) -> Iterator[str]:
        """A long text is in the language of its catalogue."""
        text = TAG.sub("", translation)
        if tag not in languages or len(text) <= LONG or PLACEHOLDER.search(english):
            return
        values = detector.compute_language_confidence_values(text)
        confidence = {one.language: one.value for one in values}
        if confidence[languages[tag]] < MIN_CONFIDENCE:
            likeliest = max(confidence, key=confidence.__getitem__)
            yield f"this looks like {likeliest.name.capitalize()}"

    return language
