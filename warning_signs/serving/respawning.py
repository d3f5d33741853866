"""A server that puts a new worker in the place of each one that dies, however often one does."""

import time
from typing import Any

from granian.server.mp import MPServer

SECONDS_BETWEEN_DEATHS = 0.2


class RespawningServer(MPServer):
    """Granian, which would end with all its workers if one of them died twice within seconds."""

    def _respawn_workers(self, workers: Any, *arguments: Any, **named: Any) -> None:
        """Start others in place of dead workers; soon, but not as fast as a machine can."""
        time.sleep(SECONDS_BETWEEN_DEATHS)
        super()._respawn_workers(workers, *arguments, **named)
        self.respawned_wrks.clear()
