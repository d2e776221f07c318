"""How labelled sentences use each word: as part of names of which kind, or of none, and how often.

In training a word is judged by all sentences but its own, so that the model meets unseen words as it will in the news.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipelines.parse.entities.model.features import UNSEEN

Labelled = tuple[Sequence[str], Sequence[str]]
"""The keys of a sentence and their labels."""

MOSTLY = 0.9
"""A word with so large a share of its uses alike counts as one of that use."""
OFTEN, VERY_OFTEN = 4, 20
"""Times from which a word counts as used often."""


class Uses:
    """The uses of words in labelled sentences."""

    def __init__(self, sentences: Iterable[Labelled]) -> None:
        self._counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for keys, labels in sentences:
            for key, label in zip(keys, labels, strict=True):
                self._counts[key][_kind(label)] += 1

    def all_but(self, sentence: Labelled) -> dict[str, str]:
        """Return the use of each word of a sentence in all the others."""
        own: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for key, label in zip(*sentence, strict=True):
            own[key][_kind(label)] += 1
        return {key: use_of(self._counts[key] - own[key]) for key in own}

    def all(self) -> dict[str, str]:
        """Return the use of each word in all sentences."""
        return {key: use_of(counts) for key, counts in sorted(self._counts.items())}


def _kind(label: str) -> str:
    return label[2:] or label


def use_of(counts: Mapping[str, int]) -> str:
    """Return the class of a word's uses: its kind of name (~ where it is often none), and how often it was seen.

    >>> use_of({"O": 30}), use_of({"person": 4, "O": 1}), use_of({"place": 2}), use_of({})
    ('O3', 'person~2', 'place1', '0')
    """
    times = sum(counts.values())
    if not times:
        return UNSEEN
    often = "3" if times >= VERY_OFTEN else "2" if times >= OFTEN else "1"
    none = counts.get("O", 0) / times
    if none > MOSTLY:
        return "O" + often
    kind = max((kind for kind in counts if kind != "O"), key=lambda kind: (counts[kind], kind))
    return f"{kind}{'' if none < 1 - MOSTLY else '~'}{often}"
