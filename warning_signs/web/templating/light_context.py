"""Jinja's context without the work that this site's templates do not need.

A result calls some hundred macros and functions, and includes a dozen templates.
"""

from types import FunctionType, MethodType
from typing import Any

from jinja2.runtime import Context, Macro

PLAIN = frozenset({FunctionType, MethodType})
"""What can be called at once: gettext, say, is a method of a catalogue."""


class LightContext(Context):
    """The variables of a template while it is rendered.

    No template has globals of its own here, so Jinja need not tell them from those of all.
    """

    def __init__(
        self, environment: Any, parent: Any, name: Any, blocks: Any, globals: Any = None
    ) -> None:
        super().__init__(environment, parent, name, blocks)

    def call(self, called: Any, *args: Any, **kwargs: Any) -> Any:
        """Call a macro or a plain function at once; leave to Jinja what may want the context."""
        kind = type(called)
        is_macro = kind is Macro
        if is_macro or (kind in PLAIN and not hasattr(called, "jinja_pass_arg")):
            if kwargs:
                kwargs.pop("_block_vars", None)
                kwargs.pop("_loop_vars", None)
            return called(self.eval_ctx, *args, **kwargs) if is_macro else called(*args, **kwargs)
        return super().call(called, *args, **kwargs)
