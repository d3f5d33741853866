"""What is put into the stress test. Every number has its source; most are assumed, and say so."""

from dataclasses import dataclass

ASSUMED = "assumed"
LI = "Li and others 2022, 42 studies, 266,888 young people"
BYRNE = "Byrne and others, JCMC, 465 pairs"
EU_KIDS = "EU Kids Online 2010/11, 25,142 pairs"


@dataclass(frozen=True)
class Sign:
    """How frequent a sign is.

    share: of children who are not bullied, how many show it every week or more often, in the eyes
    of a parent; always assumed, since no study of it was found. odds_ratio: how much higher the
    odds are for a child who is bullied online; source: of the odds ratio.
    """

    share: float
    odds_ratio: float
    source: str = ASSUMED


SIGNS = {
    "school_avoidance": Sign(0.05, 2.5),
    "school_results": Sign(0.10, 2.0),
    "isolation": Sign(0.04, 2.5),
    "belongings": Sign(0.04, 2.0),
    "injuries": Sign(0.01, 2.0),
    "device_distress": Sign(0.05, 4.0),
    "device_jumpy": Sign(0.03, 4.0),
    "device_change": Sign(0.06, 3.0),
    "secretive": Sign(0.20, 2.0),
    "withdrawal": Sign(0.07, 2.5),
    "low_mood": Sign(0.12, 3.38, f"depression, bullied online only: {LI}"),
    "self_worth": Sign(0.08, 2.5),
    "sleep": Sign(0.12, 2.81, "Anhui 2023, 5,724 young people"),
    "aches": Sign(0.10, 2.39, "HBSC 2018, 142,298 young people, 35 countries"),
}
ANY_OTHER_SIGN = Sign(0.08, 2.0)
"""For a sign that a questionnaire asks about and that is not in the table."""


@dataclass(frozen=True)
class Scenario:
    """How much a parent sees.

    sees: what each share of a sign is multiplied by; unknown: the share of signs answered with “I
    don’t know”; knows: the share of bullied children whose parent knows it; hint: the share of the
    others whose parent has a hint.
    """

    title: str
    sees: float
    unknown: float
    knows: float
    hint: float


SCENARIOS = (
    Scenario("The parent sees little", sees=0.6, unknown=0.45, knows=0.15, hint=0.10),
    Scenario("The parent sees as much as usual", sees=1.0, unknown=0.20, knows=0.33, hint=0.20),
    Scenario("The parent sees much", sees=1.6, unknown=0.05, knows=0.44, hint=0.30),
)
USUAL = SCENARIOS[1]


@dataclass(frozen=True)
class Start:
    """How many of 1,000 children are bullied online before anything is asked."""

    bullied: int
    title: str
    source: str


CHILDREN = 1000
STARTS = (
    Start(150, "any family", "HBSC 2021/22, 15 % of boys and 16 % of girls, about 279,000"),
    Start(500, "families that are worried already", ASSUMED),
)


@dataclass(frozen=True)
class Share:
    """A share between 0 and 1, and where it comes from."""

    what: str
    value: float
    source: str = ASSUMED


CORRELATION = Share("how much the signs go together (correlation)", 0.45)
RARELY = Share("“once or twice” or more, as a multiple of “every week or more”", 2.2)
DAILY = Share("“almost every day”, as a share of “every week or more”", 0.35)
MISTAKEN = Share("not bullied, and the parent is told or sees something all the same", 0.015)
MISTAKEN_HINT = Share("not bullied, and the parent has a hint", 0.06)
SELF_HARM = Share("not bullied, and wants to die or hurts themself", 0.005)
SELF_HARM_RATIO = Share("odds ratio of that for a child bullied online", 3.57, f"self-harm: {LI}")
SELF_HARM_FEAR = Share("the parent has a fear or a hint of it", 0.01)
NEWER = Share("bullied, and what is noticed is new or worse", 0.5)
NEWER_OTHERS = Share("not bullied, and what is noticed is new or worse", 0.2)
DETAIL = Share("a parent with a hint knows a detail of it", 0.5)
OTHERS = (
    CORRELATION, RARELY, DAILY, MISTAKEN, MISTAKEN_HINT, SELF_HARM, SELF_HARM_RATIO, SELF_HARM_FEAR,
    NEWER, NEWER_OTHERS, DETAIL,
)  # fmt: skip
KNOWS_SOURCE = (
    f"usual: {BYRNE} (a third); much: {EU_KIDS} (100 less the 56 who said it had not happened); "
    f"little: {ASSUMED}"
)

KNOWN = {
    "repeated": {"yes": 0.26, "no": 0.44, "unknown": 0.30},
    "offline_too": {"left_out": 0.45, "physical": 0.10, "no": 0.25, "unknown": 0.20},
    "senders": {"one": 0.35, "several": 0.35, "anonymous": 0.15, "adult": 0.02, "unknown": 0.13},
    "channels": {"messaging": 0.45, "social": 0.35, "game": 0.15, "phone": 0.05},
}
"""What a parent who knows says further: question → value → share."""
KNOWN_SOURCES = {
    "repeated": "3.1 % often, 8.7 % now and then: Italian HBSC 2009/10, 24,099 young people",
    "offline_too": f"two thirds are bullied face to face as well: {LI}; its kind is {ASSUMED}",
}
CONTENT = {
    "mockery": 0.5, "insults": 0.5, "rumours": 0.3, "exclusion": 0.3, "images": 0.10,
    "impersonation": 0.05, "private_details": 0.05, "intimidation": 0.10, "stalking": 0.03,
    "hate": 0.05, "threats": 0.05, "told_to_die": 0.03, "blackmail": 0.02, "intimate_images": 0.03,
}  # fmt: skip
"""What it is about, each on its own; all assumed."""
MILD = frozenset({"mockery", "insults", "rumours", "exclusion"})
"""What a parent who is mistaken took for bullying; assumed."""
