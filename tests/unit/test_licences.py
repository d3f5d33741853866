"""Every library that the site needs is locked by its hashes, and under a licence that fits."""

import re
from importlib.metadata import metadata

import pytest

from warning_signs.paths import ROOT

LOCKED = re.compile(
    r"^([a-z0-9._-]+)==(\S+) \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M
)
FITS = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|PSF|Python Software Foundation|MIT-CMU|LGPL-3\.0|ISC|Zlib|CC0)\b|"
    r"Redistribution and use in source and binary forms",
    re.IGNORECASE,
)
RUN = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
NAMES = [name for name, _version, _hashes in LOCKED.findall(RUN)]


@pytest.mark.parametrize("file", ["run.txt", "dev.txt"])
def test_every_library_is_locked_by_hashes(file):
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")
    pinned = re.findall(r"^([a-z0-9._-]+)==", text, re.M)
    assert len(pinned) > 30
    assert [name for name, _version, _hashes in LOCKED.findall(text)] == pinned


@pytest.mark.parametrize("name", NAMES)
def test_its_licence_fits(name):
    about = metadata(name)
    kinds = [one for one in about.get_all("Classifier") or [] if one.startswith("License")]
    told = about.get("License-Expression") or " ".join(kinds) or about.get("License") or ""
    assert FITS.search(told), told
    assert not re.search(r"\bA?GPL\b|Affero", told)
