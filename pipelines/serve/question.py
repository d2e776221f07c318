"""The query language: words, "phrases", -exclusions, OR, field:value, from: and to:, and conditions on figures.

Nothing that is typed is an error: what cannot be read as an operator is words. No wildcard, no regular expression,
and each operator only a few times, so that no question is costly.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.errors import QueryError
from pipelines.hindi.normalise import to_nfc
from pipelines.index.mapping import facet_fields
from pipelines.serve.conditions import parse_condition
from pipelines.serve.dates import parse_period
from pipelines.serve.selections import check_values

MAX_EACH = 8
MAX_EITHER = 6
_MAGNITUDE = "हजार|हज़ार|लाख|करोड़|अरब|खरब|सौ|प्रतिशत|फीसदी|रुपये|डॉलर"
# "सैनिक >= 10 हजार": one word, a comparison, a number with its magnitude.
_FIGURE = re.compile(
    rf"(?<!\S)[^\s<>=≥≤\"]+\s*(?:>=|<=|≥|≤|>|<|=)\s*-?[\d०-९][^\s<>=≥≤\"]*(?:\s+(?:{_MAGNITUDE})(?!\S))*"
)
_QUOTE = '"“”„«»'
_PART = re.compile(
    rf"(?P<minus>-(?=\S))?(?:(?P<field>[A-Za-z_]+):(?=\S))?(?:[{_QUOTE}](?P<quoted>[^{_QUOTE}]*)[{_QUOTE}]?|(?P<word>[^\s{_QUOTE}]+))"
)
_OR = frozenset({"OR", "|", "||"})
_DAYS = {"from": "date_from", "to": "date_to"}


class Part(NamedTuple):
    """One word or phrase as typed."""

    text: str
    phrase: bool
    minus: bool
    field: str | None


class Question(NamedTuple):
    """What was asked. either: groups of which one each must be there. chosen: facet -> values; date_from, date_to."""

    words: str
    phrases: tuple[str, ...]
    either: tuple[tuple[Part, ...], ...]
    without: tuple[str, ...]
    chosen: dict[str, tuple[str, ...]]
    days: dict[str, str]
    figures: tuple[str, ...]

    @property
    def all_phrases(self) -> tuple[str, ...]:
        """What is marked as a whole in the answer."""
        return (*self.phrases, *(part.text for group in self.either for part in group))


def read_question(q: str) -> Question:
    """Return what a question asks for; never fails.

    >>> asked = read_question('पुतिन "शिखर सम्मेलन" -चीन place:रूस from:2025')
    >>> asked.words, asked.phrases, asked.without, asked.chosen, asked.days
    ('पुतिन', ('शिखर सम्मेलन',), ('चीन',), {'place': ('रूस',)}, {'date_from': '2025'})
    """
    q, figures = _take_figures(to_nfc(q))
    parts = list(_parts(q))
    groups, rest = _take_groups(parts)
    if not groups and not rest:  # OR alone is a word
        rest = parts
    words: list[str] = []
    phrases: list[str] = []
    without: list[str] = []
    chosen: dict[str, tuple[str, ...]] = {}
    days: dict[str, str] = {}
    for part in rest:
        if part.field is not None and not part.minus and _is_choice(part.field, part.text):
            chosen[part.field] = (*chosen.get(part.field, ()), part.text)[:MAX_EACH]
        elif part.field is not None and part.field in _DAYS and _is_day(part.text):
            days[_DAYS[part.field]] = part.text
        elif part.minus and part.field is None:
            without.append(part.text)
        else:
            (phrases if part.phrase else words).append(_as_typed(part))
    return Question(
        " ".join(words), tuple(phrases[:MAX_EACH]), groups, tuple(without[:MAX_EACH]), chosen, days, figures
    )


def _take_figures(q: str) -> tuple[str, tuple[str, ...]]:
    """Return the question without its conditions on figures, and these."""
    found: list[str] = []
    for match in _FIGURE.findall(q)[:MAX_EACH]:
        try:
            parse_condition(match)
        except QueryError:
            continue
        found.append(match)
        q = q.replace(match, " ", 1)
    return q, tuple(found)


def _parts(q: str) -> Iterator[Part]:
    for match in _PART.finditer(q):
        text = " ".join((match["quoted"] if match["quoted"] is not None else match["word"]).split())
        # A minus in the middle of a word is a hyphen, and a bare sign is nothing.
        at_start = match.start() == 0 or q[match.start() - 1].isspace()
        if text and (at_start or match["quoted"] is not None or not match["minus"]):
            field = match["field"].lower() if match["field"] else None
            yield Part(text, match["quoted"] is not None, bool(match["minus"]) and at_start, field)


def _take_groups(parts: list[Part]) -> tuple[tuple[tuple[Part, ...], ...], list[Part]]:
    """Return the groups joined by OR, and the parts that stand alone."""
    groups: list[list[Part]] = []
    rest: list[Part] = []
    joined = False
    for at, part in enumerate(parts):
        is_or = part.text in _OR and not part.phrase
        follows = at + 1 < len(parts) and parts[at + 1].text in _OR
        if is_or:
            joined = at > 0
            continue
        if joined and groups and groups[-1] and at >= 2:
            groups[-1].append(part)
        elif follows and not part.minus and part.field is None:
            groups.append([part])
        else:
            rest.append(part)
        joined = False
    whole = [group for group in groups if len(group) > 1]
    rest += [part for group in groups if len(group) == 1 for part in group]
    bounded = [group[:MAX_EITHER] for group in whole]
    while sum(map(len, bounded)) > MAX_EITHER:
        bounded.pop()
    return tuple(map(tuple, bounded)), rest


def _as_typed(part: Part) -> str:
    typed = f"{part.field}:{part.text}" if part.field else part.text
    return f"-{typed}" if part.minus else typed


def _is_choice(field: str, text: str) -> bool:
    try:
        check_values(field, (text,))
    except QueryError:
        return False
    return field in facet_fields()


def _is_day(text: str) -> bool:
    try:
        parse_period(text)
    except QueryError:
        return False
    return True
