"""The wheel holds the whole site: it runs where nothing else of this checkout is."""

import json
import re
import shutil
import subprocess
import urllib.parse
import urllib.request

import pytest

from tests.support.servers.wheel import build_wheel, install
from tools.lib.server import ROOT
from warning_signs import __version__

SIGNS = {"self_harm": "no", "disclosed": "yes", "content": "insults", "device_distress": "daily"}
CAMPAIGN = ("--name", "Ligue", "--origin", "https://ligue.example", "--language", "fr")
OWN_CONTENT = ROOT / "tests" / "content" / "valid" / "added_questionnaire"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    return install(wheel, tmp_path_factory.mktemp("installed"))


@pytest.fixture(scope="module", autouse=True)
def nothing_is_written_into_the_package(installed):
    """By no command and by no page, from before the start of the site until after its end."""
    before = installed.files()
    yield
    assert any("_data" in path for path in before)
    assert installed.files() == before
    assert not list((installed.folder / "elsewhere").iterdir())


@pytest.fixture(scope="module")
def origin(installed):
    """The site from the wheel, without a campaign at its start."""
    with installed.serving() as origin:
        yield origin


def fetch(address: str, data: bytes | None = None, **headers: str) -> str:
    request = urllib.request.Request(address, data=data, headers=headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return answer.read().decode()


def test_it_serves_the_whole_site_in_every_language(origin):
    languages = set(re.findall(r'hreflang="(\w\w)"', fetch(f"{origin}/en/")))
    assert len(languages) == 10
    for tag in languages:
        assert f'<html lang="{tag}"' in fetch(f"{origin}/{tag}/")
    assert 'name="self_harm"' in fetch(f"{origin}/fr/parent/")
    sent = urllib.parse.urlencode(SIGNS).encode()
    result = fetch(f"{origin}/fr/parent/?country=FR", sent)
    assert "3018" in result and '<svg class="chart' in result
    answer = fetch(
        f"{origin}/api/v1/questionnaires/parent/assessment",
        json.dumps({"answers": SIGNS | {"content": ["insults"]}}).encode(),
        **{"Content-Type": "application/json"},
    )
    assert json.loads(answer)["level"] == "high"


def test_its_campaigns_lie_in_the_data_folder_of_the_user_and_begin_at_once(installed, origin):
    code, printed = installed.run("campaign", "create", "ligue", *CAMPAIGN)
    assert code == 0 and "/fr/c/ligue/parent/" in printed
    assert (installed.home / ".local/share/warning-signs/campaigns.sqlite3").is_file()
    assert "Ligue" in fetch(f"{origin}/fr/c/ligue/parent/")
    sent = urllib.parse.urlencode(SIGNS).encode()
    assert "<svg" in fetch(f"{origin}/fr/c/ligue/parent/", sent)


def test_check_says_what_would_stop_the_start_until_bars_are_drawn_into_the_data_folder(
    installed, tmp_path
):
    """Those of own content: all others come with the wheel."""
    own = shutil.copytree(OWN_CONTENT, tmp_path / "own")
    questionnaire = (own / "coach.yaml").read_text(encoding="utf-8")
    (line,) = re.findall(r"^ +- {id: quiet,.+\n", questionnaire, re.M)
    more = "".join(line.replace("id: quiet", f"id: quiet_{number}") for number in range(5))
    (own / "coach.yaml").write_text(questionnaire.replace(line, line + more), encoding="utf-8")
    settings = {"WARNING_SIGNS_CONTENT": str(own)}

    code, printed = installed.run("check", PORT="abc", **settings)
    assert code == 1
    assert printed.startswith("Error: PORT is 'abc': give a whole number above 0.\n")
    assert "not drawn yet" in printed and "warning-signs charts draw" in printed
    assert installed.run("charts", "draw", **settings)[1].endswith(" bars drawn.\n")
    assert (installed.home / ".local/share/warning-signs/charts.json").is_file()
    code, printed = installed.run("check", **settings)
    assert code == 0 and printed.startswith("All good: 4 questionnaires")
    assert "own adds the questionnaire coach" in printed
    assert installed.run("check", PORT="abc", **settings)[0] == 1


def test_one_place_names_the_version(wheel, installed):
    assert installed.run("--version")[1] == f"warning-signs, version {__version__}\n"
    assert wheel.name == f"warning_signs-{__version__}-py3-none-any.whl"
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[(\d.+?)\] - \d{4}-\d\d-\d\d$", changes, re.M)[0] == __version__


def test_a_command_that_reads_the_files_of_the_content_finds_them(installed):
    code, printed = installed.run("services", "stale")
    assert code == 0 and "bear no date" in printed


def test_an_error_in_the_package_is_logged_with_its_line_of_code(installed):
    script = (
        "from warning_signs import error_log\n"
        "from warning_signs.storage import url\n"
        "try: url.database_address('none')\n"
        "except Exception as error: print(error_log.describe(error))\n"
    )
    printed = subprocess.run(
        [installed.folder / "venv" / "bin" / "python", "-c", script],
        env={},
        cwd=installed.home,
        capture_output=True,
        text=True,
    )
    assert re.fullmatch(
        r"StartError at warning_signs/storage/url.py:\d+ database_address\n", printed.stdout
    ), printed.stderr
