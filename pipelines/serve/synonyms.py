"""Other words for the same thing: common pairs of news from `reference/synonyms.yaml`, and names by their aliases."""

from functools import cache
from itertools import islice
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.normalise import fold
from pipelines.reference import load
from pipelines.serve.names import LONGEST as LONGEST_NAME
from pipelines.serve.names import id_of

# A question is asked in at most so many other wordings, and about so many names.
MAX_WORDINGS = 3
MAX_NAMES = 1
# Words of the longest phrase that is looked up.
LONGEST = 4


class _Synonyms(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    examples: list[dict[str, str]]
    rows: list[tuple[str, ...]]


class Named(NamedTuple):
    """A name of the reference data in a question: its id, and the words around it."""

    id: str
    rest: str


def other_wordings(words: str) -> tuple[str, ...]:
    """Return the question with one thing said otherwise, a wording each; nothing for words that have no synonym.

    >>> other_wordings("पीएम मोदी")[0]
    'प्रधानमंत्री मोदी'
    """
    typed = words.split()
    found: dict[str, None] = {}
    for start in range(len(typed)):
        for end in range(min(len(typed), start + LONGEST), start, -1):
            others = _table().get(fold(" ".join(typed[start:end])), ())
            found |= dict.fromkeys(" ".join([*typed[:start], other, *typed[end:]]) for other in others)
            if others:
                break
    return tuple(found)[:MAX_WORDINGS]


def known_names(words: str) -> tuple[Named, ...]:
    """Return the names that the reference data know by an alias, the longest first: नॉर्थ कोरिया is उत्तर कोरिया.

    >>> known_names("नार्थ कोरिया की सेना")[0]
    Named(id='place:KP', rest='की सेना')
    """
    typed = words.split()
    lengths = range(min(len(typed), LONGEST_NAME), 0, -1)
    spans = ((start, start + length) for length in lengths for start in range(len(typed) - length + 1))
    named = (
        Named(found, " ".join([*typed[:start], *typed[end:]]))
        for start, end in spans
        if (found := id_of(" ".join(typed[start:end])))
    )
    return tuple(islice(named, MAX_NAMES))


@cache
def _table() -> dict[str, tuple[str, ...]]:
    rows = load("synonyms.yaml", _Synonyms).rows
    return {fold(word): tuple(other for other in row if other != word) for row in rows for word in row}
