"""Bars come from the program; those drawn on this machine take their place where it lacks one."""

import pytest

from warning_signs.charts import drawn
from warning_signs.charts.domains import all_bars
from warning_signs.charts.prerendered import prerender_bars
from warning_signs.web.request.site import site


@pytest.mark.parametrize(("shipped", "here"), [(0, 2), (2, 0), (2, 2)])
def test_the_first_file_that_has_every_bar_is_taken(app, monkeypatch, tmp_path, shipped, here):
    content = site(app).content
    bars = list(all_bars(content))[:2]
    monkeypatch.setattr(drawn, "all_bars", lambda _content: bars)
    for name, number in (("SHIPPED_DRAWINGS", shipped), ("DRAWINGS", here)):
        monkeypatch.setattr(drawn, name, tmp_path / name)
        prerender_bars(bars[:number]).save(tmp_path / name)
    assert drawn.load_bars(content).has_all(bars)
