"""Everything that a result shows, assembled from the pure parts, for page, sheets and API."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from warning_signs.assessment.answers import Answers, open_questions
from warning_signs.assessment.assess import Assessment, assess
from warning_signs.assessment.case import Case
from warning_signs.comparison.result_code import code_of
from warning_signs.content.content import Content
from warning_signs.content.models.base import GRAVE
from warning_signs.content.models.helplines.country import CountryHelplines
from warning_signs.content.models.helplines.helpline import Helpline, Kind
from warning_signs.content.models.questionnaire import Question, Questionnaire
from warning_signs.guidance.because import because
from warning_signs.guidance.first_card import (
    ACTS,
    FirstCard,
    beside_the_first,
    fears_for_a_life,
    make_first_card,
)
from warning_signs.guidance.helplines import (
    choose_helplines,
    first_line,
    for_these_matters,
    is_foreign_language,
)
from warning_signs.guidance.horizons import HorizonGroup, group_by_horizon
from warning_signs.guidance.plan import Edition, Plan, make_plan
from warning_signs.guidance.whom_to_call import first_to_call, night_line
from warning_signs.i18n.languages import SiteLocale
from warning_signs.web.result.opens import Opens, find_opens
from warning_signs.web.result.why import Why, find_why

NEAR = 3
"""How many helplines stand below the plan; the others are folded."""

LEFT_OPEN = 3
"""How many of the questions left open a result asks again."""


@dataclass(frozen=True)
class Result:
    """A result as a page or a sheet shows it; nothing of it is stored anywhere.

    plan: all its steps; card: the first of them, with whom to call; groups: the others; helplines:
    all, in order; near: those in full below the plan; others: those that are folded; ask: the
    required questions that were left open; left_open: others that may change the level; open_count:
    how many were left open in all; night_line: whom every sheet from level high on names for the
    night; languages_there: in which the country’s schools and offices work; opens: what the steps
    open, by their ids; code: the result in twelve characters for a later comparison
    (comparison/result_code.py), empty for a questionnaire that a site added; on a sheet to hand
    over it leaves out the child’s own part.
    """

    questionnaire: Questionnaire
    assessment: Assessment
    edition: Edition
    plan: Plan
    card: FirstCard
    groups: tuple[HorizonGroup, ...]
    helplines: Sequence[Helpline]
    near: tuple[Helpline, ...]
    others: tuple[Helpline, ...]
    why: Why
    ask: tuple[Question, ...]
    left_open: tuple[Question, ...]
    open_count: int
    night_line: Helpline | None
    languages_there: tuple[str, ...]
    opens: Mapping[str, Opens]
    today: date
    code: str

    @property
    def is_grave(self) -> bool:
        """Whether its sheets say what to do if a life is in danger."""
        return self.assessment.level in GRAVE

    @property
    def invites_home(self) -> bool:
        """Whether the questions may go to another adult at home: not from a teacher who was told
        that home may harm the pupil.
        """
        case = self.assessment.case
        teacher = self.questionnaire.audience == "teacher"
        return not teacher or case.named_reasons("home_feared") is None

    @property
    def may_be_about_the_reader(self) -> bool:
        """Whether a teacher whose pupil takes part may be the one who is hurt."""
        case = self.assessment.case
        return (
            self.questionnaire.audience == "teacher"
            and case.named_reasons("takes_part_alone") is not None
        )


def find_result(
    content: Content,
    questionnaire: Questionnaire,
    answers: Answers,
    locale: SiteLocale,
    country_helplines: CountryHelplines | None,
    edition: Edition = "everything",
) -> Result:
    """Assess settled `answers` and add the plan, the helplines and the reasons."""
    assessment = assess(questionnaire, content.rules, answers)
    plan = _plan_for(content, assessment, locale, country_helplines, edition)
    helplines, card = _whom_to_call(content, assessment, plan, locale, country_helplines, edition)
    opens = find_opens(content, plan, assessment.case, helplines, card.calls)
    near, others = _near(helplines, card, opens)
    still_open = open_questions(questionnaire, answers)
    today = date.today()
    own_part = edition == "everything"
    return Result(
        questionnaire=questionnaire,
        assessment=assessment,
        edition=edition,
        plan=plan,
        card=card,
        groups=group_by_horizon(plan.steps[ACTS:], start=ACTS + 1),
        helplines=helplines,
        near=near,
        others=others,
        why=find_why(content.rules, assessment, answers, edition),
        ask=tuple(one for one in still_open if one.required),
        left_open=_most_telling(still_open, content.rules.left_open),
        open_count=len(still_open),
        night_line=night_line(country_helplines, content.international, locale.tag),
        languages_there=country_helplines.languages if country_helplines else (),
        opens=opens,
        today=today,
        code=code_of(assessment, content.code_layouts, today, include_participation=own_part),
    )


def _plan_for(
    content: Content,
    assessment: Assessment,
    locale: SiteLocale,
    country_helplines: CountryHelplines | None,
    edition: Edition,
) -> Plan:
    """The steps for a reader of this language in this country."""
    return make_plan(
        content.catalogue,
        assessment,
        foreign_language=is_foreign_language(country_helplines, locale.tag),
        country=country_helplines.country if country_helplines else None,
        edition=edition,
    )


def _whom_to_call(
    content: Content,
    assessment: Assessment,
    plan: Plan,
    locale: SiteLocale,
    country_helplines: CountryHelplines | None,
    edition: Edition,
) -> tuple[Sequence[Helpline], FirstCard]:
    """All helplines in order, and the first card with its calls, which are some of them."""
    case, to_hand_over = assessment.case, edition == "to_hand_over"
    questionnaire = case.questionnaire
    beside = beside_the_first(content.catalogue.order, case, edition)
    cannot_wait = content.rules.cannot_wait(assessment.flags)
    helplines = _helplines_for(
        content,
        plan,
        case,
        _needs(plan).union(beside),
        locale,
        country_helplines,
        at_night=cannot_wait,
        to_hand_over=to_hand_over,
    )
    first = first_line(country_helplines, questionnaire.reader, locale.tag)
    reasons = plan.reasons
    return helplines, make_first_card(
        plan,
        because(content.rules, questionnaire, case.answers, reasons, to_hand_over=to_hand_over),
        helplines,
        first_to_call(helplines, first, beside, at_night=cannot_wait),
        teacher=questionnaire.audience == "teacher",
        by_hours=None if cannot_wait else (beside, locale.tag),
    )


def _helplines_for(
    content: Content,
    plan: Plan,
    case: Case,
    needs: frozenset[Kind],
    locale: SiteLocale,
    country_helplines: CountryHelplines | None,
    *,
    at_night: bool,
    to_hand_over: bool,
) -> Sequence[Helpline]:
    """The helplines of the kinds needed, in order; none that gives a sheet’s story away."""
    helplines = choose_helplines(
        country_helplines,
        content.international,
        case.questionnaire.reader,
        locale.tag,
        needs,
        at_night=at_night,
        of_dying=fears_for_a_life(plan),
        adults=not to_hand_over,
    )
    matters = frozenset() if to_hand_over else content.catalogue.order.matters(case)
    return for_these_matters(helplines, country_helplines, matters)


def _needs(plan: Plan) -> frozenset[Kind]:
    """The kinds of help that its steps call for."""
    return frozenset(kind for step in plan.every_step for kind in step.services)


def _near(
    helplines: Iterable[Helpline], card: FirstCard, opens: Mapping[str, Opens]
) -> tuple[tuple[Helpline, ...], tuple[Helpline, ...]]:
    """The helplines that have no button above, on the card or beside a step: three, and the others.

    The emergency number stands on top of every page, so it comes among the others; so does what
    serves a part of the country alone, which few readers live in.
    """
    beside_steps = [one.call for one in opens.values() if one.call and not one.tool]
    above = frozenset((*card.calls, *beside_steps))
    left = [one for one in helplines if one not in above]
    near = tuple(one for one in left if one.kind != "emergency" and not one.regional)[:NEAR]
    shown = frozenset(near)
    return near, tuple(one for one in left if one not in shown)


def _most_telling(still_open: Sequence[Question], order: Sequence[str]) -> tuple[Question, ...]:
    """The questions left open whose answer changes most, besides the required ones."""
    others = {one.id: one for one in still_open if not one.required}
    return tuple(others[id_] for id_ in order if id_ in others)[:LEFT_OPEN]
