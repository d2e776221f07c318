"""Whether what the rules marked is part of the longer name that the model finds round it."""

from pipelines.parse.entities.frequencies import RARE, band_of
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.model.tagging import Span
from pipelines.parse.entities.names import NOTHING
from pipelines.parse.entities.places import has_place_ending
from pipelines.parse.entities.plausible import LEAST_DOUBTFUL, LEAST_EVERYDAY, tells_no_name
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import Words


def is_part(words: Words, mark: Mark, span: Span) -> bool:
    """Say whether a mark is part of the longer name around it.

    A place inside an organisation's name is not that place, nor is it in a longer place's (न्यू मेक्सिको), but for a part
    of the place itself (दक्षिणी चीन); a short form or part of a person's name is no other one.
    """
    if mark.name is NOTHING:
        return span.kind != "person"
    if span.kind == "organisation":
        return mark.name.kind == "place" or mark.how in ("short", "titled")
    if span.kind == "place":
        if mark.name.basis == "reference" and mark.end < span.end and not _goes_on(words, mark, span):
            return False  # यूक्रेन युद्ध, चेन्नई प्लेऑफ
        beside = [*words.keys[span.start : mark.start], *words.keys[mark.end : span.end]]
        return mark.name.kind == "place" and not any(tells_no_name(rules(), key) for key in beside)
    return _is_part_of_person(words, mark, span)


def _goes_on(words: Words, mark: Mark, span: Span) -> bool:
    """Say whether a listed place is the first word of a village's name: रामपुर शाहपुर, but not the way कानपुर-फतेहपुर."""
    spaced = all(words.gaps[i].isspace() for i in range(mark.end - 1, span.end - 1))
    return spaced and all(map(has_place_ending, words.keys[mark.end : span.end]))


def _is_part_of_person(words: Words, mark: Mark, span: Span) -> bool:
    if mark.name.kind == "place":
        return span.margin > LEAST_DOUBTFUL  # एस बद्रीनाथ
    if mark.name.kind != "person" or (mark.how == "full" and mark.name.basis != "rule"):
        return mark.name.kind == "person" and _is_namesake(words, mark, span)
    named = all(rules().is_part_of_names(key) for key in words.keys[span.start : mark.start])
    return named or mark.name.basis == "rule" or span.margin > LEAST_EVERYDAY  # not मिलाया किम


def _is_namesake(words: Words, mark: Mark, span: Span) -> bool:
    """Say whether a listed person's name is the beginning of somebody else's: भगत सिंह कोश्यारी."""
    more = words.keys[mark.end : span.end]
    rare = all(band_of(key) == RARE and not rules().is_common(key) for key in more)
    return mark.start == span.start and span.margin > LEAST_EVERYDAY and rare
