"""How far a long step is, for whoever watches."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")
EVERY = 50


def _nobody(*_: object) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told. Both are called from the thread that works, and should return at once.

    step: name of a step, and how many documents it has done so far. note: one sentence a person should read.
    """

    step: Callable[[str, int], None] = _nobody
    note: Callable[[str], None] = _nobody

    def with_note(self, note: Callable[[str], None]) -> "Watcher":
        """Return a watcher whose notes go to `note` as well."""

        def both(text: str) -> None:
            self.note(text)
            note(text)

        return Watcher(self.step, both)


UNWATCHED = Watcher()


def counted(items: Iterable[Item], step: str, watcher: Watcher) -> Iterator[Item]:
    """Yield `items`; tell how many went by, every EVERY of them and at the end."""
    number = 0
    for number, item in enumerate(items, 1):
        if number % EVERY == 0:
            watcher.step(step, number)
        yield item
    watcher.step(step, number)
