"""The steps of a result, each ready from the cache that all readers share."""

from collections.abc import Callable, Hashable, Iterable, Mapping

from markupsafe import Markup

from warning_signs.guidance.advise import Step
from warning_signs.web.request.urls import absolute_url
from warning_signs.web.result.opens import Opens
from warning_signs.web.templating.fragments import cached_fragment


def ready_steps(
    here: Hashable,
    make: Callable[..., str],
    steps: Iterable[tuple[int, Step]],
    opens: Mapping[str, Opens],
    code_words: Callable[[], str] | None,
    *,
    are_acts: bool = False,
) -> Markup:
    """The HTML of numbered steps; for templates. In Python, since Jinja takes five times as long.

    here: what every piece of this page depends on; make: renders a macro of result/plan/_step.html;
    opens: what each step opens, by its id; code_words: the code of this result and the way to
    compare it. It is made of this reader’s points, so that it stands between two pieces.
    """
    html: list[str] = []
    for number, step in steps:
        opened = opens.get(step.id)
        tool = opened.tool if opened else None
        host = absolute_url("/") if tool == "observer" else ""  # the invitation has it
        key = (here, number, are_acts, step.horizon, step.words, opened, host)
        if tool == "code" and code_words:
            start = ("before", number, step, are_acts, True)
            html.append(cached_fragment(("step before code", key), make, *start))
            html.append(code_words())
            html.append(cached_fragment(("step after code", key), make, "after", step, are_acts))
        else:
            whole = ("whole", number, step, are_acts, opened)
            html.append(cached_fragment(("step", key), make, *whole))
    return Markup("").join(html)
