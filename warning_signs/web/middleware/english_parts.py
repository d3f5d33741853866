"""What a language lacks, in the response: English with `lang` in pages, without marks elsewhere."""

from flask import Response

from warning_signs.i18n.english_parts import MARK, mark_up, unmarked
from warning_signs.web.middleware.compression import is_text


def mark_english(response: Response) -> None:
    """Mark English in a response. To be called on a site that offers a language in part."""
    if not (is_text(response.mimetype) or (response.mimetype or "").startswith("text/")):
        return
    text = response.get_data(as_text=True)
    if MARK.search(text):
        response.set_data(mark_up(text) if response.mimetype == "text/html" else unmarked(text))
