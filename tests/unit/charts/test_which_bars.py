"""Bars come from the program; those drawn on this machine take their place where it lacks one."""

import pytest

from warning_signs.charts import prerendered
from warning_signs.charts.domains import all_bars
from warning_signs.charts.prerendered import load_bars, prerender_bars
from warning_signs.web.request.site import site


@pytest.mark.parametrize(("shipped", "here"), [(0, 2), (2, 0), (2, 2)])
def test_the_first_file_that_has_every_bar_is_taken(app, monkeypatch, tmp_path, shipped, here):
    content = site(app).content
    bars = list(all_bars(content))[:2]
    monkeypatch.setattr(prerendered, "all_bars", lambda _content: bars)
    for name, number in (("SHIPPED_DRAWINGS", shipped), ("DRAWINGS", here)):
        monkeypatch.setattr(prerendered, name, tmp_path / name)
        prerender_bars(bars[:number]).save(tmp_path / name)
    assert load_bars(content).has_all(bars)
