"""Texts and formatters of a template in one language: the page’s, or another for a part of it.

A page is in the reader’s language. A part can be in a second one: the sheet for a school, say, or
the translation beside the reader’s own language.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

from jinja2 import pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context

from warning_signs.i18n.languages import SiteLocale
from warning_signs.web.request.locales import catalogue, using_locale
from warning_signs.web.templating import formatting, opening_hours

FORMATTERS: Mapping[str, Callable[..., Any]] = {
    helper.__name__: helper
    for helper in (
        formatting.comma,
        formatting.country_name,
        formatting.format_date,
        formatting.language_names,
        opening_hours.format_hours,
        opening_hours.format_hours_briefly,
        formatting.format_seen,
        formatting.semicolon,
    )
}
"""The template globals that put data into words, in the language of `g.locale`."""


def core_only_note(locale: SiteLocale) -> str:
    """What a chooser says, in that language, of one that has its core pack alone."""
    # Translators: in brackets behind the name of a language in which not every page is translated
    return str(catalogue(locale.tag).gettext("only the most important pages"))


def texts_in(locale: SiteLocale) -> dict[str, Any]:
    """The gettext functions of a template, bound to `locale` once: a result has some 300 texts."""
    messages = catalogue(locale.tag)
    return {
        "t": lambda text: messages.pgettext(text.context, text.msgid),
        "gettext": messages.gettext,
        "ngettext": messages.ngettext,
        "locale": locale,
    }


def locale_overrides(locale: SiteLocale) -> dict[str, Any]:
    """Template globals bound to `locale`; pass them as overrides to render a part in it."""
    return {
        **texts_in(locale),
        **{name: _in_locale(locale, helper) for name, helper in FORMATTERS.items()},
    }


@pass_context
def localised_macros(
    context: Context, templates: Sequence[str], overrides: Mapping[str, Any]
) -> Callable[..., str]:
    """The macros of `templates` in the language of `overrides`; in the page’s if it is empty.

    Returns a function that renders one of them by name: `render('title')`, `render('step', step)`.
    A template is loaded when a macro is in none before it: where all words come from the cache,
    never.
    """
    modules: list[TemplateModule] = []

    def load(template: str) -> TemplateModule:
        # Like {% import … with context %}, but with the overrides.
        macros = context.environment.get_template(template)
        return macros.make_module({**context.get_all(), **overrides}, shared=True)

    def find(name: str) -> Any:
        for module in modules:
            if hasattr(module, name):
                return getattr(module, name)
        modules.append(load(templates[len(modules)]))
        return find(name)

    def render(name: str, *arguments: Any) -> str:
        macro = find(name)
        text: str = macro(*arguments) if callable(macro) else macro
        return text

    return render


def _in_locale(locale: SiteLocale, helper: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(helper)
    def bound(*arguments: Any) -> Any:
        with using_locale(locale):
            return helper(*arguments)

    return bound
