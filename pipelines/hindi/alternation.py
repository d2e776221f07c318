"""Many words as one regex that looks at the letters they share only once."""

import re
from collections.abc import Iterable, Sequence


def any_word(words: Iterable[str]) -> str:
    """Return a regex for any of `words` as printed, the longest that fits; borders and case are the caller's.

    >>> any_word(["जन", "जनवरी", "फरवरी"])
    '(?:जन(?:वरी|)|फरवरी)'
    """
    return any_run([re.escape(letter) for letter in word] for word in words)


def any_run(runs: Iterable[Sequence[str]]) -> str:
    """Return a regex for any of `runs`, the longest that fits; a run is a sequence of pieces of regex.

    `re` tries the branches of "a|b|c" one after another at every place of a text; of a tree it tries few.
    """
    return _tree(sorted(runs, key=len, reverse=True))


def _tree(runs: Sequence[Sequence[str]]) -> str:
    rests: dict[str, list[Sequence[str]]] = {}
    for run in runs:
        rests.setdefault(run[0] if run else "", []).append(run[1:])
    branches = [piece + _tree(following) if piece else "" for piece, following in rests.items()]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
