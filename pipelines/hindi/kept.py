"""What is true of a word wherever it is printed, worked out once."""

from collections.abc import Callable
from typing import Generic, TypeVar

Entry = TypeVar("Entry")
_MOST_KEPT = 200_000


class Kept(dict[str, Entry], Generic[Entry]):
    """What `make` gives for a word, kept: quicker than an lru_cache where it is asked for every word of a text.

    >>> lengths = Kept(len)
    >>> lengths["सेना"], "सेना" in lengths
    (4, True)
    """

    def __init__(self, make: Callable[[str], Entry], most: int = _MOST_KEPT) -> None:
        """most: how many words are kept; one more, and all are forgotten."""
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, word: str) -> Entry:
        made = self._make(word)
        if len(self) >= self._most:
            self.clear()
        self[word] = made
        return made
