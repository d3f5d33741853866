"""The map of all addresses: each blueprint and the prefix of its pages.

A feature has one name: its code is `web/<name>.py` or `web/<name>/`, its templates are
`templates/<name>/`, its tests `tests/web/test_<name>.py` or `tests/web/<name>/`.
docs/where-is-it.md is generated from this table.
"""

from collections.abc import Sequence
from typing import NamedTuple

from flask import Blueprint

from warning_signs.web import (
    comparison,
    helplines,
    meta,
    pages,
    paper,
    platforms,
    preparedness,
)
from warning_signs.web.api import views as api_calls
from warning_signs.web.campaigns import posters
from warning_signs.web.campaigns import views as campaign_pages
from warning_signs.web.campaigns.dashboard import views as dashboard_pages
from warning_signs.web.campaigns.embed import views as embed_pages
from warning_signs.web.evidence import views as evidence_pages
from warning_signs.web.letters import views as letter_pages
from warning_signs.web.questionnaire import views as questionnaire_pages

LANGUAGE = "<lang>"
"""Stands for the tag of each language of the site (web/request/urls.py:language_prefix)."""


class Mounted(NamedTuple):
    """A blueprint and its prefix; `feature` is the name of its folders."""

    feature: str
    blueprint: Blueprint
    prefix: str


BLUEPRINTS: Sequence[Mounted] = (
    Mounted("pages", pages.blueprint, f"/{LANGUAGE}"),
    Mounted("helplines", helplines.blueprint, f"/{LANGUAGE}"),
    Mounted("evidence", evidence_pages.blueprint, f"/{LANGUAGE}"),
    Mounted("questionnaire", questionnaire_pages.blueprint, f"/{LANGUAGE}"),
    Mounted("paper", paper.blueprint, f"/{LANGUAGE}"),
    Mounted("preparedness", preparedness.blueprint, f"/{LANGUAGE}"),
    Mounted("platforms", platforms.blueprint, f"/{LANGUAGE}"),
    Mounted("letters", letter_pages.blueprint, f"/{LANGUAGE}"),
    Mounted("comparison", comparison.blueprint, f"/{LANGUAGE}"),
    Mounted("campaigns", embed_pages.blueprint, f"/{LANGUAGE}"),
    Mounted("campaigns", campaign_pages.blueprint, f"/{LANGUAGE}/c/<slug>"),
    Mounted("campaigns", dashboard_pages.blueprint, f"/{LANGUAGE}/campaigns/<slug>"),
    Mounted("campaigns", posters.blueprint, f"/{LANGUAGE}/campaigns/<slug>"),
    Mounted("api", api_calls.blueprint, "/api/v1"),
    Mounted("meta", meta.blueprint, ""),
)
