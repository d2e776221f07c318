"""Our own retry rule: the client repeats neither 502-504 nor timeouts, and nothing per document."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from pipelines.index.store import StoreError

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Retry:
    """Exponential backoff with full jitter; seconds. The defaults give a busy cluster about two minutes."""

    attempts: int = 12
    base: float = 0.05
    cap: float = 60.0
    sleep: Callable[[float], None] = field(default=time.sleep)
    random: Callable[[], float] = field(default=random.random)

    def pause(self, attempt: int) -> None:
        """Sleep after attempt number `attempt`, counted from 1."""
        self.sleep(self.random() * min(self.cap, self.base * 2 ** (attempt - 1)))


def patiently(retry: Retry, send: Callable[[], Answer]) -> Answer:
    """Return the answer of a request, sent again while the cluster is only busy or away.

    Raises StoreError at once for a final answer, and for a transient one after the last attempt.
    """
    for attempt in range(1, retry.attempts):
        try:
            return send()
        except StoreError as error:
            if not error.transient:
                raise
        retry.pause(attempt)
    return send()
