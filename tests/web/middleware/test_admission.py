"""Above capacity: so many are helped soon, the rest is told at once where to turn."""

from threading import Event, Thread

import pytest
from werkzeug.test import Client

from tests.support.pages.checks import parse
from warning_signs.web.middleware import admission, freed_memory
from warning_signs.web.middleware.admission import Admission, Places
from warning_signs.web.middleware.last_resort import LastResort

ANSWERS = {"self_harm": "no", "school_avoidance": "weekly"}


@pytest.fixture
def full(app, monkeypatch):
    """A site in which every place is taken, and where nobody may wait."""
    monkeypatch.setattr(admission, "AT_ONCE", 0)
    monkeypatch.setattr(admission, "WAITING", 0)
    return Client(Admission(app.wsgi_app, LastResort(app)))


@pytest.mark.parametrize(
    ("address", "language", "number"),
    [("/fr/parent/?country=FR", "fr", "112"), ("/en/parent/?country=GB", "en", "999")],
)
def test_who_finds_no_place_gets_numbers_in_their_language_and_is_asked_to_return(
    full, address, language, number
):
    answer = full.post(address, data=ANSWERS)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (503, "no-store")
    assert answer.headers["Retry-After"].isdecimal()
    page = parse(answer.text)
    assert page.query("html")[0].attrs["lang"] == language
    assert page.query(f"[data-service=emergency] a[href='tel:{number}']")
    assert len(page.query("main [data-service]")) > 1


def test_a_campaign_s_frame_shows_it_too_and_nothing_else_may(full):
    for address, framed_by in (("/fr/c/ligue/parent/", "*"), ("/fr/parent/", "'none'")):
        policy = full.post(address, data=ANSWERS).headers["Content-Security-Policy"]
        assert policy.endswith(f"frame-ancestors {framed_by}")


def test_a_program_gets_a_problem(full):
    answer = full.get("/api/v1/questionnaires")
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert answer.json["status"] == 503


def test_a_monitor_is_answered_however_full_it_is(full):
    assert full.get("/healthz").text == "ok\n"


def test_who_comes_first_is_first_and_no_more_wait_than_there_is_room_for():
    places, order = Places(1, waiting=2), []

    def wait(number):
        order.append(number if places.enter(10) else -1)

    assert places.enter(0)
    waiting = [Thread(target=wait, args=(number,)) for number in (1, 2)]
    for length, thread in enumerate(waiting, 1):
        thread.start()
        while len(places._waiting) < length:
            pass
    assert not places.enter(10), "there is no room to wait"
    for thread in waiting:
        places.leave()
        thread.join()
    assert order == [1, 2]


def test_who_has_waited_for_too_long_takes_no_place():
    places = Places(1, waiting=1)
    assert places.enter(0)
    assert not places.enter(0.01)
    places.leave()
    assert places.enter(0)


def test_a_place_is_free_again_after_a_failure(app):
    def fail(_environ, _start_response):
        raise ZeroDivisionError

    crashing = Admission(fail, LastResort(app))
    for _ in range(admission.AT_ONCE + 1):
        with pytest.raises(ZeroDivisionError):
            Client(crashing).get("/en/")


@pytest.mark.parametrize("kind", ["announced", "streamed"])
def test_a_form_that_comes_slowly_takes_no_place(app, kind):
    """Its reader is a thread of the server, of which there are many more than places."""
    begun, go_on = Event(), Event()

    class Slow:
        def read(self, _size=-1):
            begun.set()
            assert go_on.wait(10)
            return b"self_harm=no"

    gate = Admission(app.wsgi_app, LastResort(app))
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/en/parent/", "wsgi.input": Slow()}
    environ |= {"CONTENT_LENGTH": "12"} if kind == "announced" else {
        "HTTP_TRANSFER_ENCODING": "chunked"
    }  # fmt: skip
    environ = {**Client(gate).get("/en/").request.environ, **environ}
    reading = Thread(target=lambda: list(gate(environ, lambda *_: None)))
    reading.start()
    assert begun.wait(10)
    assert gate._places._free == admission.AT_ONCE
    go_on.set()
    reading.join()


def test_what_many_responses_leave_goes_back_to_the_system(app, monkeypatch):
    """It holds traces of answers, and a process would grow with each."""
    monkeypatch.setattr(freed_memory, "RESPONSES", 10)
    given_back = []
    monkeypatch.setattr(freed_memory, "_find_trim", lambda: given_back.append)
    client = Client(Admission(app.wsgi_app, LastResort(app)))
    for _ in range(25):
        client.get("/healthz")
        client.get("/robots.txt")
    assert given_back == [0, 0]
