"""Whether a text is in the language that it should be in, recognised by lingua.

lingua is there where the checks of the repository are installed (`make test`), not on a site.
"""

from collections.abc import Iterable, Iterator

from warning_signs.i18n.messages import PLACEHOLDER, TAG
from warning_signs.i18n.quality.glossary import LintData
from warning_signs.i18n.quality.rules import Rule

LONG = 120
"""Letters from which on lingua hardly errs."""
WRITTEN = {"no": "nb", "zh-Hans": "zh", "zh-Hant": "zh"}
"""What lingua calls our tags; of Norwegian it knows both written forms."""
LIKELY = 0.2
"""Below this it is another language: neighbours, such as Czech and Slovak, share the rest."""


def language_detector(tags: Iterable[str]) -> Rule:
    """A rule that recognises long texts among the languages with these tags, two or more of them.

    A language that lingua lacks, as it does Maltese, is not looked at. Raises ImportError where
    lingua is not installed.
    """
    from lingua import Language, LanguageDetectorBuilder

    known = {one.iso_code_639_1.name.lower(): one for one in Language.all()}
    codes = {tag: WRITTEN.get(tag, tag) for tag in tags}
    among = {tag: known[code] for tag, code in codes.items() if code in known}
    builder = LanguageDetectorBuilder.from_languages(*among.values())
    detector = builder.with_low_accuracy_mode().build()

    def language(english: str, said: str, tag: str, _data: LintData) -> Iterator[str]:
        """A long text is in the language of its catalogue."""
        text = TAG.sub("", said)
        if tag not in among or len(text) <= LONG or PLACEHOLDER.search(english):
            return
        values = detector.compute_language_confidence_values(text)
        found = {one.language: one.value for one in values}
        if found[among[tag]] < LIKELY:
            likeliest = max(found, key=found.__getitem__)
            yield f"this looks like {likeliest.name.capitalize()}"

    return language
