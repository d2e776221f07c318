"""What the model adds to the rules. Listed names and the rules' boundaries stay; the model finds whom nobody listed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipelines.parse.entities.bearers import person_of
from pipelines.parse.entities.cued import is_told_organisation
from pipelines.parse.entities.frames.sheet import frames
from pipelines.parse.entities.institutions import organisation_of
from pipelines.parse.entities.marks import Mark, Piece
from pipelines.parse.entities.model.scores import Scores
from pipelines.parse.entities.model.tagging import Span, find_spans
from pipelines.parse.entities.names import NOTHING, Name, reference_names
from pipelines.parse.entities.parts import is_part
from pipelines.parse.entities.places import has_place_ending, place_of
from pipelines.parse.entities.plausible import LEAST_ALONE, LEAST_DOUBTFUL, is_name, tells_no_name
from pipelines.parse.entities.rules import Rules, rules
from pipelines.parse.entities.words import Words
from schemas.entity import EntityKind

# How much better than no name a span's labels must be; one word by itself is sooner an everyday one: बुखार, COVID.
LEAST: dict[EntityKind, float] = {"person": 0.0, "place": 0.2, "organisation": 0.0}
# A listed name that is an everyday word too, and stands beside no cue (मंडी, बाली).
LEAST_PASSED_OVER = 3.0
# The model knows better where a name ends than a rule that made it out of the words beside a known one.
LEAST_CORRECTION = 2.0


_NAMES: dict[EntityKind, Callable[[str], Name]] = {
    "person": person_of,
    "place": place_of,
    "organisation": organisation_of,
}


def add_found(pieces: Sequence[Piece], model: Scores | None = None) -> None:
    """Mark the names that the model finds and the rules do not know."""
    found = find_spans([(piece.words, piece.marks) for piece in pieces], model)
    spans = [list(_news(piece, one)) for piece, one in zip(pieces, found, strict=True)]
    kinds = _settled_kinds(pieces, spans)
    for piece, one in zip(pieces, spans, strict=True):
        taken = {i: mark for mark in piece.marks for i in range(mark.start, mark.end)}
        for span in one:
            settled = span._replace(kind=_kind_by_words(piece.words, span) or kinds[_keys(piece.words, span)])
            if _listed_place(piece.words, settled) or is_name(piece.words, settled):
                _take(piece.words, taken, settled)
        piece.replace({mark for mark in taken.values() if mark.name is not NOTHING})


def _news(piece: Piece, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that the rules have not marked alike, without what does not belong to a name."""
    known = {(mark.start, mark.end) for mark in piece.marks}
    for span in _without_kinds(piece.words, _joined(piece.words, spans)):
        if (span.start, span.end) not in known and (trimmed := _trimmed(piece.words, span)):
            yield trimmed


def _joined(words: Words, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans, two persons' or unlisted places' names with no more than a space between as the one they are."""
    before: Span | None = None
    for span in spans:
        if (
            before
            and before.kind == span.kind
            and before.end == span.start
            and words.joined(span.start - 1)
            and (span.kind == "person" or _are_one_place(words, before, span))
        ):
            before = before._replace(end=span.end, margin=max(before.margin, span.margin))
            continue
        if before:
            yield before
        before = span
    if before:
        yield before


def _are_one_place(words: Words, before: Span, span: Span) -> bool:
    """Say whether two words in a row are one place that nobody listed: गोल्ड कोस्ट में, not पटना बिहार."""
    if span.kind != "place" or span.end - before.start > 2 or words.gaps[before.start] != " ":
        return False
    if not words.joined(span.start) or words.keys[span.end] not in rules().boundaries:
        return False
    both = (before.start, span.start)
    known = any(reference_names().match(words, i) or has_place_ending(words.keys[i]) for i in both)
    return not (known or any(tells_no_name(rules(), words.keys[i]) for i in both))


def _without_kinds(words: Words, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans, places without the word of their kind (मशरक थाना), and cut at those within an address."""
    known = frames()
    kinds = known.address_words | known.place_kinds
    for span in spans:
        if span.kind != "place" or kinds.isdisjoint(words.keys[span.start : span.end]):
            yield span
            continue
        beside = {*words.keys[max(0, span.start - 1) : span.start], *words.keys[span.end : span.end + 1]}
        address = not beside.isdisjoint(known.address_words | known.residents)
        start = span.start
        for i in range(span.start, span.end):
            if words.keys[i] in kinds and (address or i == start or _is_kind(words, i, span.end)):
                if start < i:
                    yield span._replace(start=start, end=i, margin=max(span.margin, LEAST_DOUBTFUL))
                start = i + 1
        if start < span.end:
            yield span._replace(start=start)


def _is_kind(words: Words, i: int, end: int) -> bool:
    """Say whether the last word of a place tells its kind: not in names such as बड़ा गांव, but before a boundary."""
    village = words.keys[i] in frames().villages
    return i + 1 == end and not (village and (not words.joined(i) or words.keys[end] not in rules().boundaries))


def _keys(words: Words, span: Span) -> tuple[str, ...]:
    return tuple(words.keys[span.start : span.end])


def _trimmed(words: Words, span: Span) -> Span | None:
    """Return a span without closed-class words and titles at its edges; None when nothing sure is left."""
    known, start, end = rules(), span.start, span.end
    listed = reference_names().match(words, start)
    if listed is None or listed[1] != end:
        while start < end and (_ends_names(known, words.keys[start]) or _is_role(known, words.keys[start], span)):
            start += 1
        while start < end and _is_after(known, words.keys[start:end], span):
            end -= 1
        end = next((i + 1 for i in range(start, end) if not (words.joined(i) or words.gaps[i] == ".")), end)
        if span.kind == "person":
            end = next((i for i in range(start + 1, end) if _is_closed(known, words.keys[i])), end)
    plain = not known.plain_words.isdisjoint(words.keys[span.start : start])
    if start == end or _was_none(known, words.keys[end : span.end], end - start, span) or (plain and end - start == 1):
        return None
    least = LEAST if end - start > 1 else LEAST_ALONE
    return span._replace(start=start, end=end) if span.margin > least[span.kind] else None


def _is_closed(known: Rules, key: str) -> bool:
    """Say whether a word inside a name ends it (साहिल पूर्ति उसकी); का and के may be initials."""
    return key in known.boundaries and key not in known.case_markers


def _was_none(known: Rules, cut: list[str], left: int, span: Span) -> bool:
    """Say whether what was cut off shows that the one word left is no person's name: दिशा of दिशा निर्देशों."""
    return span.kind == "person" and left == 1 and any(known.is_common(key) and not known.is_title(key) for key in cut)


def _ends_names(known: Rules, key: str) -> bool:
    return key in known.boundaries or key in known.case_markers or len(key) < 1


def _is_after(known: Rules, keys: list[str], span: Span) -> bool:
    """Say whether the last of words is no part of a name any more; an office after a given name is one: जॉन मेजर."""
    if _ends_names(known, keys[-1]):
        return True
    surname = len(keys) == 2 and keys[-1] in known.offices and span.margin > LEAST_CORRECTION
    return not surname and _is_role(known, keys[-1], span)


def _is_role(known: Rules, key: str, span: Span) -> bool:
    if span.kind != "person":
        return False
    return known.is_title(key) or known.is_common(key) or key in known.plain_words or key in frames().people


def _settled_kinds(pieces: Sequence[Piece], spans: list[list[Span]]) -> dict[tuple[str, ...], EntityKind]:
    """Return the kind of each printed name: one in one article, the likeliest over all its places."""
    votes: defaultdict[tuple[str, ...], Counter[EntityKind]] = defaultdict(Counter)
    for piece, one in zip(pieces, spans, strict=True):
        for span in one:
            votes[_keys(piece.words, span)][span.kind] += span.margin  # type: ignore[assignment]
    return {keys: max(vote, key=lambda kind: vote[kind]) for keys, vote in votes.items()}


def _kind_by_words(words: Words, span: Span) -> EntityKind | None:
    """Return the kind that the last word of a longer name (राउरकेला इस्पात अस्पताल) or the one before it tells."""
    if is_told_organisation(words, span.start, span.end):
        return "organisation"
    known, last = rules(), words.keys[span.end - 1]
    tells = last in known.institutions or last in known.organisation_words
    return "organisation" if tells and span.end - span.start > 1 else None


def _take(words: Words, taken: dict[int, Mark], span: Span) -> None:
    """Give the words of a span its name, where it clashes with no mark that knows better."""
    over = {taken[i] for i in range(span.start, span.end) if i in taken}
    if _is_between(over, span) or not all(_gives_way(words, mark, span) for mark in over):
        return
    name = _name_of(words, span)
    if name:
        for mark in over:
            for i in range(mark.start, mark.end):
                del taken[i]
        taken.update(dict.fromkeys(range(span.start, span.end), Mark(span.start, span.end, name)))


def _listed_place(words: Words, span: Span) -> Name | None:
    """Return the listed place that a span is, be it an everyday word too (गया); None when it is none."""
    found = reference_names().match(words, span.start) if span.kind == "place" else None
    return found[0].name if found and found[1] == span.end and found[0].name.kind == "place" else None


def _is_between(over: set[Mark], span: Span) -> bool:
    """Say whether a span is what two listed ones have with each other: रूस-डीपीआरके गठबंधन, पुतिन-किम.

    Nor is an official one with his place: सुंदरनगर उमेश शर्मा.
    """
    if span.kind == "person" and {mark.name.kind for mark in over} == {"place", "person"}:
        return True
    kinds = ("place", span.kind)
    return sum(mark.name.kind in kinds and mark.name.basis == "reference" for mark in over) > 1


def _name_of(words: Words, span: Span) -> Name | None:
    """Return whom a span names; None for a listed name that the rules passed over and the model is not sure of."""
    listed = reference_names().match(words, span.start)
    if listed and listed[1] == span.end:
        sure = span.margin > LEAST_PASSED_OVER and listed[0].name.kind == span.kind
        return listed[0].name if sure else None
    name = _NAMES[span.kind](words.printed(span.start, span.end))
    return name if name.basis == "reference" else name._replace(basis="model")


def _gives_way(words: Words, mark: Mark, span: Span) -> bool:
    """Say whether a rule's mark gives way to a name of the model that it touches."""
    if mark.name.basis == "rule" and mark.name.kind == span.kind == "person" and span.margin > LEAST_CORRECTION:
        left_out = [*words.keys[mark.start : span.start], *words.keys[span.end : mark.end]]
        goes_on = span.end < mark.end and words.keys[span.end - 1] in rules().middles  # मोंटेक सिंह आहलुवालिया
        return not goes_on and not any(rules().is_part_of_names(key) for key in left_out)
    if mark.start < span.start or mark.end > span.end or mark.end - mark.start == span.end - span.start:
        return False
    return is_part(words, mark, span)
