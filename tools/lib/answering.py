"""Hands for a questionnaire in a real browser.

They know field names and values and no words, so they answer in any language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from playwright.sync_api import Frame, Locator, Page

Answers = Mapping[str, str | Iterable[str]]

FEW_SIGNS = {"self_harm": "no", "disclosed": "no", "school_avoidance": "never"}
TOLD_BY_THE_CHILD = {
    "disclosed": "yes",
    "self_harm": "no",
    "content": ["insults", "impersonation"],
    "senders": "several",
    "repeated": "yes",
    "school_avoidance": "weekly",
    "device_distress": "daily",
}
IN_DANGER = {"self_harm": "yes", "low_mood": "daily"}
BY_LEVEL = {
    "unsure": {"self_harm": "no", "age": "11_13"},
    "low": FEW_SIGNS
    | dict.fromkeys(
        ("school_results", "isolation", "belongings", "injuries", "device_distress", "withdrawal",
         "device_jumpy", "secretive", "low_mood", "self_worth", "aches"), "never"
    ),
    "some": {"self_harm": "no", "school_avoidance": "daily"},
    "high": TOLD_BY_THE_CHILD,
    "urgent": IN_DANGER,
}  # fmt: skip


def pairs(answers: Answers) -> list[tuple[str, str]]:
    """The answers as the (name, value) pairs that a form sends."""
    return [
        (question, value)
        for question, values in answers.items()
        for value in ([values] if isinstance(values, str) else values)
    ]


class Questionnaire:
    """A questionnaire on a page, answered as a reader does: only what is visible can be used."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> Questionnaire:
        """Go to `address`, such as /fr/parent/?country=FR."""
        self.page.goto(address)
        return self

    def option(self, question: str, value: str) -> Locator:
        """The radio button or checkbox of one option."""
        return self.page.locator(f'#questions input[name="{question}"][value="{value}"]')

    def fieldset(self, question: str) -> Locator:
        """The whole question."""
        return self.page.locator("fieldset", has=self.page.locator(f'[name="{question}"]'))

    def show(self, question: str) -> None:
        """Press Continue until the question is on the screen."""
        for _ in range(10):
            if self.fieldset(question).is_visible():
                return
            self.go_on()
        raise AssertionError(f"Continue never leads to the question {question}")

    def answer(self, answers: Answers) -> Questionnaire:
        """Choose these options, going on through the parts in their order."""
        for question, value in pairs(answers):
            self.show(question)
            self.option(question, value).check()
        return self

    def tick(self, answers: Answers) -> Questionnaire:
        """Tick these options in whatever part they are, for tests of what becomes of answers."""
        tick(self.page, answers)
        return self

    def send(self) -> None:
        """Go on to the end and ask for the result there."""
        button = self.page.locator("button[data-result]")
        while not button.is_visible():
            self.go_on()
        with self.page.expect_navigation():
            button.click()

    def ask(self) -> None:
        """Press the button at the end without going there, for tests of what comes of it."""
        with self.page.expect_navigation():
            self.page.locator("button[data-result]").dispatch_event("click")

    def go_on(self) -> None:
        """Press Continue."""
        self.page.locator("a[data-next]:visible").click()

    def kept(self) -> dict[str, set[str]]:
        """What is ticked now, in all parts, seen or hidden."""
        ticked = self.page.locator("#questions input:checked").evaluate_all(
            "all => all.filter(e => e.value).map(e => [e.name, e.value])"
        )
        return _by_question(ticked)


def as_kept(answers: Answers) -> dict[str, set[str]]:
    """How `Questionnaire.kept` reports these answers."""
    return _by_question(pairs(answers))


def _by_question(ticked: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for question, value in ticked:
        found.setdefault(question, set()).add(value)
    return found


def result_of(page: Page, address: str, answers: Answers) -> None:
    """Get to a result by the shortest way, for tests about the result itself."""
    page.goto(address)
    send_at_once(page, answers)


def send_at_once(page: Page | Frame, answers: Answers) -> None:
    """Tick these answers of the page that is open without looking for them, and get their result.

    Scripts of a tool run where those of a page may not, so this works without JavaScript as well.
    """
    tick(page, answers)
    page.evaluate("document.getElementById('questions').requestSubmit()")
    page.wait_for_selector("main[data-page=result]")


def tick(page: Page | Frame, answers: Answers) -> None:
    """Tick these answers of the page that is open, seen or hidden."""
    page.evaluate(
        """pairs => {
          const form = document.getElementById('questions')
          for (const [name, value] of pairs)
            form.querySelector(`[name="${name}"][value="${value}"]`).checked = true
        }""",
        pairs(answers),
    )


def choose_language(page: Page, language: str) -> None:
    """Open the chooser, press the button of a language, and wait for the page in it."""
    page.locator("details.choose summary").click()
    page.locator(f".langs button[lang={language}]").click()
    page.wait_for_selector(f"html[lang={language}]")
