"""How far a long step is, for whoever watches."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Tell = Callable[[str, int], None]
"""Called with the name of a step and the number of documents it has done so far."""

EVERY = 50


def silent(step: str, done: int) -> None:
    """Tell nobody."""


def counted(items: Iterable[Item], step: str, tell: Tell) -> Iterator[Item]:
    """Yield `items`; tell every EVERY of them, and at the end, how many went by."""
    number = 0
    for number, item in enumerate(items, 1):
        if number % EVERY == 0:
            tell(step, number)
        yield item
    if number % EVERY or not number:
        tell(step, number)
