"""Whether words may be the name of an unlisted thing at all: everyday words, titles and words of kind are none."""

from collections.abc import Callable

from pipelines.parse.entities.bodies import all_bodies
from pipelines.parse.entities.model.tagging import Span
from pipelines.parse.entities.places import is_glued
from pipelines.parse.entities.rules import Rules, rules
from pipelines.parse.entities.words import Words
from schemas.entity import EntityKind

# A word that is known as part of persons' names is the whole name of a place (कृष्णा जिला) or person (मेनन ने).
LEAST_DOUBTFUL = 1.0
# A word that is an everyday one too, or looks like an inflected one, is a person (सौरभ ने, जयवर्धने ने).
LEAST_EVERYDAY = 4.0
LEAST_ALONE: dict[EntityKind, float] = {"person": 0.0, "place": 0.5, "organisation": 0.2}
# Of oblique plurals.
_PLURAL = "ों"
# Before another name of the one just named.
ALIAS = "उर्फ"


def is_name(words: Words, span: Span) -> bool:
    """Say whether words may be the name of an unlisted thing of that kind."""
    keys = tuple(words.keys[span.start : span.end])
    alias = span.start > 0 and words.keys[span.start - 1] == ALIAS
    if alias or not any(len(key) > 1 and not key[0].isdigit() for key in keys) or _is_adjective(words, span):
        return False
    return _TESTS[span.kind](rules(), keys, span.margin)


def _is_adjective(words: Words, span: Span) -> bool:
    """Say whether words are the adjective of a listed place: उत्तर कोरियाई."""
    found = all_bodies().adjectives.match(words, span.start)
    return found is not None and found[1] == span.end


def _may_be_person(known: Rules, keys: tuple[str, ...], margin: float) -> bool:
    common = known.is_listed_common if margin > LEAST_EVERYDAY else known.is_common
    # The last of two words is a surname, be it an office too: जॉन मेजर.
    titles = keys[:1] if len(keys) == 2 and keys[-1] in known.offices else keys
    if any(common(key) or key[0].isdigit() for key in keys) or any(map(known.is_title, titles)):
        return False
    if not known.plain_words.isdisjoint(keys) or keys[-1] in known.cues_after:
        return False  # मेडिकल इमरजेंसी, अलीगंज मोहल्ले
    return len(keys) > 1 or _names_one(known, keys[0], margin)


def _names_one(known: Rules, key: str, margin: float) -> bool:
    """Say whether one word can name a person in print: a common surname or an everyday word could be anybody's."""
    everyday = key in known.surname_words or key in known.given_words
    least = LEAST_EVERYDAY if everyday else LEAST_DOUBTFUL if key in known.surnames else LEAST_ALONE["person"]
    return len(key) > 2 and not key.isupper() and key not in known.middles and margin > least


def _may_be_place(known: Rules, keys: tuple[str, ...], margin: float) -> bool:
    if len(keys) > 1:
        return not all(tells_no_name(known, key) for key in keys)
    (key,) = keys
    plain = not (known.is_title(key) or tells_no_name(known, key) or is_glued(key))
    personal = known.is_given(key) or key in known.surnames
    return plain and len(key) > 2 and not key.isupper() and (margin > LEAST_DOUBTFUL or not personal)


def _may_be_organisation(known: Rules, keys: tuple[str, ...], margin: float) -> bool:
    if len(keys) == 1 and (known.is_common(keys[0]) or keys[0] in known.not_initials):
        return False
    if keys[-1].endswith(_PLURAL):
        return False  # people of a kind: उत्तर कोरियाई सैनिकों
    return not all(_is_generic(known, key) or known.is_title(key) for key in keys)


def tells_no_name(known: Rules, key: str) -> bool:
    return known.is_common(key) or _is_generic(known, key)


def _is_generic(known: Rules, key: str) -> bool:
    """Say whether a word says what kind of thing something is, and not which: पुलिस, पार्टी, जिला, भारतीय."""
    lists = (known.organisation_words, known.institutions, known.everyday, known.boundaries, known.plain_words)
    beside = (known.cues_after, known.cues_before, known.not_places, known.directions)
    bodies = all_bodies()
    return any(key in words for words in (*lists, *beside, bodies.opening, bodies.adjectives.by_first))


_TESTS: dict[EntityKind, Callable[[Rules, tuple[str, ...], float], bool]] = {
    "person": _may_be_person,
    "place": _may_be_place,
    "organisation": _may_be_organisation,
}
