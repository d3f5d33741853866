"""Nothing typed into a letter is lost, and an e-mail holds all of it or nothing."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from warning_signs.letters.draft import (
    LetterDraft,
    fingerprint,
    normalise_newlines,
    regenerate,
    restore_previous,
)
from warning_signs.letters.mail import mail_link

LANGUAGES = {"en": "Dear Sir or Madam", "fr": "Madame, Monsieur", "ar": "سيدي"}
ACTIONS = st.one_of(
    st.sampled_from(sorted(LANGUAGES)), st.just("edit"), st.just("before"), st.just("again")
)


@given(st.lists(ACTIONS, max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_what_was_typed_is_on_the_page_whatever_is_pressed(actions, line_end):
    language, typed = "en", []
    draft = regenerate(LetterDraft("", ""), LANGUAGES[language], language)
    for number, action in enumerate(actions):
        posted = LetterDraft(
            draft.text.replace("\n", line_end),
            draft.generated_fingerprint,
            draft.before.replace("\n", line_end),
            draft.before_language,
        )
        if action == "edit":
            typed.append(f"[{number}]")
            draft = LetterDraft(
                f"{draft.text}\n{typed[-1]}",
                draft.generated_fingerprint,
                draft.before,
                draft.before_language,
            )
        elif action == "before" and draft.before:
            back = draft.before_language
            draft, language = restore_previous(posted, LANGUAGES[back], language), back
        elif action in LANGUAGES:
            draft, language = regenerate(posted, LANGUAGES[action], language), action
        else:
            draft = regenerate(posted, LANGUAGES[language], language)
        assert all(word in draft.text + draft.before for word in typed)
        assert draft.before_language in LANGUAGES or not draft.before


def test_an_unchanged_letter_is_written_anew_without_leaving_anything_behind():
    draft = regenerate(LetterDraft("Hello\r\n", fingerprint("Hello")), "Bonjour", "en")
    assert draft == LetterDraft("Bonjour", fingerprint("Bonjour"))


def test_a_changed_letter_stays_where_nothing_else_was_asked_for():
    draft = regenerate(LetterDraft("Hello you", fingerprint("Hello")), "Hello", "en")
    assert draft.text == "Hello you" and draft.before == ""


@given(st.text(max_size=3000))
def test_an_e_mail_holds_the_whole_letter_or_none_of_it(letter):
    letter = normalise_newlines(letter)
    query = parse_qs(urlsplit(mail_link("A subject & more", letter)).query)
    assert query["subject"] == ["A subject & more"]
    assert query.get("body", [letter.replace("\n", "\r\n")])[0].replace("\r\n", "\n") == letter
    assert "body" in query or not letter or len(letter) > 150
