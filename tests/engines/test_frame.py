"""The questions in a frame of somebody else’s site, in each engine."""

import pytest

from tests.engines.conftest import EACH
from tests.support.browser.hosting import pasted
from tools.lib.answering import IN_DANGER

WAYS_OUT = """return [...document.querySelectorAll('[data-leave]')]
  .filter(e => e.checkVisibility()).length"""

pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")


@pytest.mark.parametrize("sandboxed", ["yes", "no"], ids=["sandbox", "no-sandbox"])
@pytest.mark.parametrize("engine", EACH, indirect=True)
def test_in_a_frame_a_parent_gets_to_a_result(reader, host, request, sandboxed):
    script = request.node.callspec.params["engine"][1]
    code = pasted(reader.origin, kind="follow", sandboxed=sandboxed, country="FR")
    reader.engine.go(host.origin + host.show(code))
    reader.engine.enter_frame()
    reader.wait_for("main[data-page=step]")
    reader.answer(IN_DANGER)
    reader.send()
    reader.wait_for("main[data-level=urgent] [data-first] a[href^='tel:']")
    groups = reader.engine.run("return document.querySelectorAll('[data-group]').length")
    if script:  # as high as its page: the way out stands again after the first card and each group
        assert reader.engine.run(WAYS_OUT) == 2 + groups
