"""The faults of `make mutants` can still be put in: the code has each place that they change."""

from __future__ import annotations

import pytest

from tools.mutants.__main__ import read_faults
from warning_signs.paths import ROOT


@pytest.mark.parametrize("fault", read_faults(), ids=lambda fault: fault.what)
def test_the_place_of_each_fault_is_in_the_code_once(fault):
    assert (ROOT / fault.file).read_text(encoding="utf-8").count(fault.old) == 1
    assert fault.new != fault.old
