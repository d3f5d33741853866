"""`make stress-test`: judge made-up children and write the result into the documentation."""

from collections.abc import Iterator

from tools.stress_test.inputs import SCENARIOS, STARTS
from tools.stress_test.picture import draw
from tools.stress_test.run import SAMPLE, Outcome, judge, outcome, sample
from tools.stress_test.tables import put_in, results
from warning_signs.content.content import Content
from warning_signs.content.loading.load import load_content
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.paths import QUESTIONNAIRES, ROOT

PAGE = ROOT / "docs" / "reference" / "validation.md"
PICTURE = ROOT / "docs" / "pictures" / "stress-test.svg"
MARK = "<!-- {}: written by make stress-test -->"
ASKED = "parent"
COUNT = 10_000
"""Children of each group and scenario; it takes about fifteen seconds."""


def main() -> None:
    """Write the picture, and the parts of the page between its marks."""
    content = load_content(QUESTIONNAIRES)
    questionnaire, rules = content.questionnaires[ASKED], content.rules
    outcomes: list[Outcome] = []
    for scenario in SCENARIOS:
        groups = [
            judge(questionnaire, rules, scenario, bullied=bullied, count=COUNT)
            for bullied in (True, False)
        ]
        outcomes += [outcome(scenario, start, *groups) for start in STARTS]
    draw(outcomes, PICTURE)
    page = PAGE.read_text(encoding="utf-8")
    page = replaced(page, "results", "\n".join(results(outcomes, rules)))
    page = replaced(page, "in short", "\n".join(in_short(content)))
    PAGE.write_text(page, encoding="utf-8")
    print(PAGE)


def in_short(content: Content) -> Iterator[str]:
    """Yield what a test compares without judging all children again: inputs, version, a sample."""
    questionnaire: Questionnaire = content.questionnaires[ASKED]
    yield from put_in(sign.id for sign in questionnaire.signs)
    yield ""
    yield f"Questionnaire `{questionnaire.id}`, version {questionnaire.version}. The first {SAMPLE}"
    yield f"children of each group, as usual: {sample(questionnaire, content.rules)}."


def part(page: str, name: str) -> str:
    """What stands between the two marks with this name. Raises ValueError where one is missing."""
    _before, inside, _after = page.split(MARK.format(name))
    return inside.strip("\n")


def replaced(page: str, name: str, text: str) -> str:
    """The page with another text between these marks."""
    before, _inside, after = page.split(MARK.format(name))
    mark = MARK.format(name)
    return f"{before}{mark}\n\n{text.strip()}\n\n{mark}{after}"


if __name__ == "__main__":
    main()
