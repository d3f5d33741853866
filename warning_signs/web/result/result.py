"""Everything that a result shows, assembled from the pure parts, for the page and the API."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from warning_signs.assessment.answers import Answers
from warning_signs.assessment.assess import Assessment, assess
from warning_signs.assessment.score import DomainScore
from warning_signs.charts.bar import Band, Bar
from warning_signs.charts.domains import bar_of
from warning_signs.comparison.result_code import code_of
from warning_signs.content.content import Content
from warning_signs.content.models.helplines import CountryHelplines, Helpline, Kind
from warning_signs.content.models.questionnaire import Option, Question, Questionnaire
from warning_signs.content.models.rules import Domain, LevelText
from warning_signs.content.models.text import Text
from warning_signs.guidance.advise import Step, advise
from warning_signs.guidance.helplines import (
    choose_helplines,
    first_line,
    first_to_call,
    is_foreign_language,
    night_line,
)
from warning_signs.i18n.languages import SiteLocale
from warning_signs.web.request.site import site

UNREMARKABLE = frozenset({"never", "no"})
"""The answers that say that nothing was noticed."""


@dataclass(frozen=True)
class Row:
    """One row of the results table. `drawing`: its bar as SVG, None where none was drawn."""

    domain: Domain
    score: DomainScore
    bar: Bar
    drawing: str | None

    @property
    def band(self) -> Band | None:
        """The band of the points: few, some or many; None where nothing is known."""
        return self.bar.band


@dataclass(frozen=True)
class Reason:
    """An answer that led to the result: the question and the options that were chosen."""

    question: Question
    options: tuple[Option, ...]

    @property
    def sensitive(self) -> bool:
        """Whether the printed sheet shows it only if the reader ticks that box."""
        return self.question.sensitive or all(option.sensitive for option in self.options)


@dataclass(frozen=True)
class Result:
    """A result as the page shows it; nothing of it is stored anywhere.

    redacted_steps: the steps of a sheet that reveals nothing sensitive; stand_ins: those of them,
    by id, whose words differ from the screen; others: what else was noticed, for whoever gets the
    sheet; lines: whom to call first; sensitive_helplines: ids of those that only sensitive steps
    call for, since naming them would reveal as much as the steps, and of those for adults only,
    since a child may read the sheet; night_line: whom every sheet from level high on names for the
    night; code: the result in twelve characters for a later comparison
    (comparison/result_code.py), empty for a questionnaire that a site added; open_code: the same
    without the child’s own part, for the printed sheet.
    """

    questionnaire: Questionnaire
    assessment: Assessment
    level: LevelText
    rows: tuple[Row, ...]
    reasons: tuple[Reason, ...]
    steps: tuple[Step, ...]
    redacted_steps: tuple[Step, ...]
    stand_ins: Mapping[str, Step]
    others: tuple[Reason, ...]
    helplines: Sequence[Helpline]
    lines: Sequence[Helpline]
    sensitive_helplines: frozenset[str]
    night_line: Helpline | None
    today: date
    code: str
    open_code: str


def find_result(
    content: Content,
    questionnaire: Questionnaire,
    answers: Answers,
    locale: SiteLocale,
    country_helplines: CountryHelplines | None,
) -> Result:
    """Assess settled `answers` and add the texts, bars, next steps and helplines."""
    assessment = assess(questionnaire, content.rules, answers)
    foreign = is_foreign_language(country_helplines, locale.tag)
    steps, redacted_steps = (
        advise(content.catalogue, assessment, foreign_language=foreign, redacted=redacted)
        for redacted in (False, True)
    )
    helplines, redacted_helplines = (
        choose_helplines(
            country_helplines,
            content.international,
            questionnaire.reader,
            locale.tag,
            _needs(called),
            at_night=content.rules.cannot_wait(assessment.flags),
            adults=called is steps,
        )
        for called in (steps, redacted_steps)
    )
    first = first_line(country_helplines, questionnaire.reader, locale.tag)
    today = date.today()
    return Result(
        questionnaire=questionnaire,
        assessment=assessment,
        level=content.rules.level(assessment.level),
        rows=_rows(content, assessment),
        reasons=tuple(_reason(questionnaire.questions[q], answers) for q in assessment.reasons),
        steps=steps,
        redacted_steps=redacted_steps,
        stand_ins=_stand_ins(steps, redacted_steps),
        others=tuple(_others(questionnaire, answers, assessment.reasons)),
        helplines=helplines,
        lines=first_to_call(helplines, first),
        sensitive_helplines=frozenset(one.id for one in helplines if one not in redacted_helplines),
        night_line=night_line(country_helplines, content.international, locale.tag),
        today=today,
        code=code_of(assessment, content.code_layouts, today),
        open_code=code_of(assessment, content.code_layouts, today, include_participation=False),
    )


def _stand_ins(steps: Iterable[Step], redacted_steps: Iterable[Step]) -> dict[str, Step]:
    """The steps of the sheet that differ from those on the screen without their sensitive parts."""
    left = {step.id: _texts(step) for step in steps if not step.sensitive}
    return {step.id: step for step in redacted_steps if left.get(step.id) != _texts(step)}


def _texts(step: Step) -> tuple[Text, ...]:
    lines = (line.text for line in step.how if not line.sensitive)
    return (step.title, step.line, *lines)


def _needs(steps: Iterable[Step]) -> frozenset[Kind]:
    """The kinds of help that these steps call for."""
    return frozenset(kind for step in steps for kind in step.services)


def _rows(content: Content, assessment: Assessment) -> tuple[Row, ...]:
    scores = {score.domain: score for score in (*assessment.scores, assessment.participation)}
    rows = []
    for domain in content.rules.domains:
        if not assessment.case.questionnaire.in_domain(domain.id):
            continue
        bar = bar_of(assessment.case.questionnaire, content.rules, scores[domain.id])
        rows.append(Row(domain, scores[domain.id], bar, site().prerendered_bars.svg(bar)))
    return tuple(rows)


def _others(
    questionnaire: Questionnaire, answers: Answers, reasons: Collection[str]
) -> Iterator[Reason]:
    """The answers that something was noticed, besides the reasons of the level."""
    others = answers.keys() - set(reasons)
    for question in questionnaire.questions.values():
        if question.id not in others:
            continue
        reason = _reason(question, answers)
        if any(
            option.value not in UNREMARKABLE and not option.neutral for option in reason.options
        ):
            yield reason


def _reason(question: Question, answers: Answers) -> Reason:
    chosen = answers[question.id]
    return Reason(question, tuple(o for o in question.options if o.value in chosen))
