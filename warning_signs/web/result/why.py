"""Why a result came about: the rules, the answers that met them, and the chart."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial

from warning_signs.assessment.answers import Answers
from warning_signs.assessment.assess import Assessment
from warning_signs.assessment.score import DomainScore
from warning_signs.charts.bar import Band, Bar
from warning_signs.charts.domains import bar_of
from warning_signs.content.models.base import GRAVE
from warning_signs.content.models.questionnaire import Option, Question, Questionnaire
from warning_signs.content.models.rules import Domain, Involvement, Rule, Rules
from warning_signs.guidance.plan import Edition

UNREMARKABLE = frozenset({"never", "no"})
"""The answers that say that nothing was noticed."""

CHART_OPEN = frozenset({"unsure", "low", "some"})
"""The levels whose readers came for the chart; a teacher sees it wherever nothing is urgent."""


BANDS: tuple[Band | None, ...] = ("many", "some", "few", None)
"""The bands in the order in which areas are listed; None: nothing is known."""


@dataclass(frozen=True)
class Row:
    """One row of the chart."""

    domain: Domain
    score: DomainScore
    bar: Bar

    @property
    def band(self) -> Band | None:
        """The band of the points: few, some or many; None where nothing is known."""
        return self.bar.band


@dataclass(frozen=True)
class Reason:
    """An answer that led to the result: the question and the options that were chosen."""

    question: Question
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Why:
    """What a reader may want to know about a result, and nobody needs in order to act.

    rules: that led to the level; reasons: the answers that met them; others: finds what else was
    noticed, for whoever gets a sheet; rows: of the chart; chart_open: it is shown without being
    asked for; grave: so much was noticed that an area without a sign tells nobody anything;
    involvement: the child’s own part, None where nothing may be said about it.
    """

    rules: tuple[Rule, ...]
    reasons: tuple[Reason, ...]
    others: Callable[[], Iterator[Reason]]
    rows: tuple[Row, ...]
    chart_open: bool
    grave: bool
    involvement: Involvement | None

    @property
    def no_rule(self) -> bool:
        """Whether to say that no rule was met: of a witness, the part they have says enough."""
        witness = self.involvement and self.involvement.id in ("witness", "witness_pupil")
        return not (self.rules or witness)

    @property
    def known_rows(self) -> tuple[Row, ...]:
        """The rows of areas where something is known; of taking part, or where it is grave, those
        with a sign.
        """
        return tuple(
            row
            for row in self.rows
            if row.band and (row.bar.points or (row.domain.scored and not self.grave))
        )

    @property
    def areas(self) -> tuple[tuple[Row, ...], ...]:
        """The scored rows by their band, those with most signs first; where it is grave, none with
        few, which would sound as if little were wrong.
        """
        scored = [r for r in self.rows if r.domain.scored and not (self.grave and r.band == "few")]
        by_band = (tuple(row for row in scored if row.band == band) for band in BANDS)
        return tuple(rows for rows in by_band if rows)


def find_why(rules: Rules, assessment: Assessment, answers: Answers, edition: Edition) -> Why:
    """Return the reasons of an assessment, without sensitive ones on a sheet to hand over."""
    questionnaire, open_only = assessment.case.questionnaire, edition == "to_hand_over"
    involvement = assessment.involvement
    return Why(
        rules=tuple(r for r in assessment.decisive_rules if not (open_only and r.sensitive)),
        reasons=tuple(_reasons(questionnaire, answers, assessment.reasons, open_only)),
        others=partial(_others, questionnaire, answers, assessment.reasons, open_only),
        rows=tuple(_rows(rules, assessment, open_only)),
        chart_open=assessment.level in CHART_OPEN
        or (questionnaire.audience == "teacher" and assessment.level != "urgent"),
        grave=assessment.level in GRAVE,
        involvement=None if involvement and open_only and involvement.sensitive else involvement,
    )


def _rows(rules: Rules, assessment: Assessment, open_only: bool) -> Iterator[Row]:
    scores = {score.domain: score for score in (*assessment.scores, assessment.participation)}
    for domain in rules.domains:
        if not assessment.case.questionnaire.in_domain(domain.id):
            continue
        if open_only and domain.sensitive:
            continue
        score = scores[domain.id]
        yield Row(domain, score, bar_of(assessment.case.questionnaire, rules, score))


def _reasons(
    questionnaire: Questionnaire, answers: Answers, questions: Collection[str], open_only: bool
) -> Iterator[Reason]:
    for id_ in questionnaire.in_page_order(questions):
        question, chosen = questionnaire.questions[id_], answers[id_]
        if open_only and question.sensitive:
            continue
        options = tuple(
            option
            for option in question.options
            if option.value in chosen and not (open_only and option.sensitive)
        )
        if options:
            yield Reason(question, options)


def _others(
    questionnaire: Questionnaire, answers: Answers, reasons: Collection[str], open_only: bool
) -> Iterator[Reason]:
    """The answers that something was noticed, besides the reasons of the level."""
    others = answers.keys() - set(reasons)
    for reason in _reasons(questionnaire, answers, others, open_only):
        if any(
            option.value not in UNREMARKABLE and not option.neutral for option in reason.options
        ):
            yield reason
