"""Families who open the questions, think, and send their answers: many at a time."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from tools.load.client import Reader, Response

FIRST_TRY_AGAIN = 5.0
"""Seconds after which who was sent away comes back; the page asks for 30."""


@dataclass
class Outcome:
    """What became of the requests; times in seconds."""

    results: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    sent_away: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    health: list[float] = field(default_factory=list)

    def add(self, response: Response, times: list[float]) -> bool:
        """Sort a response in; whether it is what was asked for."""
        if response.status == 200:
            times.append(response.seconds)
        elif response.status == 503 and "retry-after" in response.headers:
            self.sent_away.append(response.seconds)
        else:
            self.errors.append(f"status {response.status}")
        return response.status == 200


def share(times: Sequence[float], part: float) -> float:
    """The time within which this part of all came; 0 of none."""
    return sorted(times)[min(len(times) - 1, int(len(times) * part))] if times else 0.0


class Families:
    """Those who load one site: the path of its questions, and forms to send."""

    def __init__(self, port: int, path: str, sheets: Sequence[str], think: float) -> None:
        self._port, self._path, self._sheets, self._think = port, path, sheets, think
        self._number = count()
        self.outcome = Outcome()

    async def at_once(self, families: int, seconds: float) -> Outcome:
        """So many at a time for so long; who is done, another comes in their place."""
        until = time.perf_counter() + seconds
        await asyncio.gather(self._watch(until), *(self._again(until) for _ in range(families)))
        return self.outcome

    async def at_a_rate(self, rate: float, seconds: float) -> Outcome:
        """So many a second come for so long, whether those before them are done or not."""
        begun = time.perf_counter()
        families = []
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
            families.append(asyncio.create_task(self._alone()))
        await asyncio.gather(*families)
        return self.outcome

    async def _alone(self) -> None:
        reader = Reader(self._port)
        await self._complete(reader)
        reader.close()

    async def _again(self, until: float) -> None:
        reader = Reader(self._port)
        while time.perf_counter() < until:
            if not await self._complete(reader):
                await asyncio.sleep(FIRST_TRY_AGAIN)
        reader.close()

    async def _complete(self, reader: Reader) -> bool:
        sheet = self._sheets[next(self._number) % len(self._sheets)]
        try:
            questions = await reader.get(self._path)
            if not self.outcome.add(questions, self.outcome.pages):
                return False
            await asyncio.sleep(self._think)
            form = f"{sheet}&visit={questions.number()}"
            return self.outcome.add(await reader.post(self._path, form), self.outcome.results)
        except OSError as error:
            self.outcome.errors.append(str(error))
            return False

    async def _watch(self, until: float) -> None:
        while time.perf_counter() < until:
            reader = Reader(self._port)
            try:
                self.outcome.health.append((await reader.get("/healthz")).seconds)
            except OSError as error:
                self.outcome.errors.append(f"/healthz: {error}")
            reader.close()
            await asyncio.sleep(0.25)
