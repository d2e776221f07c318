"""Lines like headlines, and the page's title beside them: the same words with the site's tail behind them."""

import re
from collections.abc import Sequence

from pipelines.parse.labels import find_labels
from pipelines.parse.lines import ends_sentence
from pipelines.parse.markers import Mark
from pipelines.parse.units import Unit

# A line this long is prose even without a full stop; a headline is hardly longer (characters).
LONGEST_TITLE = 190
_SHORTEST_TITLE = 30

_LONGER = re.compile(r"\s?[,;:।|]\s|\s[^\s|–-]")

_BREADCRUMB = Mark("short-headline", "furniture", "breadcrumb")

_TAILS = (" - ", " | ", " – ")

_PAGE_TITLE = Mark("page-title", "furniture", "page title")

_FEWEST_SPACES = 5


def stands_above(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a headline and its date or writer come right behind a paragraph: a standfirst printed first."""
    following = units[index + 1 : index + 5]
    if len(following) < 2 or not is_title(following[0]) or any(is_title(unit) for unit in units[:index]):
        return False
    return any(unit.kind in ("date", "byline", "credit", "name") or _is_label(unit.text) for unit in following[1:])


def _is_label(text: str) -> bool:
    """Whether a line is a date's label whose value a scrape lost: "Updated on:"."""
    return text.endswith(":") and any(label.end == len(text) and label.kind == "date" for label in find_labels(text))


def is_title(unit: Unit) -> bool:
    """Tell whether a line is as long as headlines are, and no sentence."""
    return looks_like_title(unit) and not unit.mark


def looks_like_title(unit: Unit) -> bool:
    """Tell whether a line, marked or not, is as long as headlines are, and no sentence."""
    text = unit.text
    if unit.kind != "text" or not _SHORTEST_TITLE < len(text) < LONGEST_TITLE or text.endswith(("।", ".", ":")):
        return False
    return text.count(" ") >= _FEWEST_SPACES


def _goes_on(short: str, long: str) -> bool:
    """Whether a headline is printed short, in a breadcrumb, right above itself."""
    if not _SHORTEST_TITLE < len(short) < len(long) <= min(LONGEST_TITLE, 2 * len(short)) or not long.startswith(short):
        return False
    return _LONGER.match(long, len(short)) is not None and not ends_sentence(long)


def _has_tail(long: str, short: str) -> bool:
    return len(short) > _SHORTEST_TITLE and long.startswith(short) and long.startswith(_TAILS, len(short))


def mark_title(unit: Unit, before: Unit | None, after: Unit | None) -> bool:
    """Mark the page's title beside the headline, or a breadcrumb's copy; tell whether `unit` is what it repeats."""
    repeated = False
    if after and not unit.mark and not after.mark:
        if _goes_on(unit.text, after.text):
            unit.mark = _BREADCRUMB  # "लूणी में बहे दो भाई" above "लूणी में बहे दो भाई, गांव में मातम"
        elif _has_tail(unit.text, after.text):
            unit.mark = _PAGE_TITLE
        elif _has_tail(after.text, unit.text):
            after.mark = _PAGE_TITLE
            repeated = True
    return repeated or (before is not None and before.mark is _PAGE_TITLE and _has_tail(before.text, unit.text))
