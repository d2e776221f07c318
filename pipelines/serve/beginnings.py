"""Values of a facet that begin with what is typed so far, in either script, letter by whole letter.

A letter is what a reader sees as one: a consonant with its vowel sign. क is the beginning of कमल and not of किम; after
a virama (प्) anything may follow.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipelines.hindi.normalise import fold, to_nfc
from pipelines.hindi.transliterate import to_latin
from pipelines.index.mapping import facet_fields, searched_fields
from pipelines.serve.results import Count
from schemas.entity import Entity

# Values counted, and newest articles looked at for other spellings of a name; as many are named beside each other.
COUNTED, LOOKED_AT = 200, 20
# Words that a typed beginning may stand for.
EXPANSIONS = 100
# Shorter sounds are the beginning of too many names: pt is patna and paytm.
LONG_ENOUGH = 3
# Spellings of one sound when Hindi is typed in Latin letters; a is what nobody can tell from the unwritten one.
_SOUNDS = tuple(
    (re.compile(spelt), sound)
    for spelt, sound in (
        ("ee|ea|ie", "i"),
        ("oo|ou", "u"),
        ("au|aw", "o"),
        ("ai", "e"),
        ("ph", "f"),
        ("ck|q", "k"),
        ("(?<=[bcdgjkrstz])h", ""),
        ("w", "v"),
        ("z", "j"),
        ("a", ""),
        (r"(.)\1+", r"\1"),
    )
)
_VIRAMA = "्"
# Signs that belong to the letter before them, as a class of Lucene's patterns.
_SIGNS = "ऀ-ः\u093a-\u093c\u093e-\u094f॑-ॗॢॣ"


def is_seen(typed: str) -> bool:
    """Tell whether there is anything to be seen of what is typed; nothing begins with blanks, joiners and lone signs.

    >>> is_seen("पु"), is_seen("5"), is_seen(" \\u200d\\u093f")
    (True, True, False)
    """
    return any(unicodedata.category(letter)[0] in "LNPS" for letter in typed)


def begins(typed: str, name: str) -> bool:
    """Tell whether a word of `name` begins with the whole letters of `typed`, in any of its spellings.

    >>> begins("पु", "व्लादिमीर पुतिन"), begins("प", "व्लादिमीर पुतिन")
    (True, False)
    >>> begins("प्", "प्रधानमंत्री"), begins("जोंग उ", "किम जोंग-उन")
    (True, True)
    """
    typed, name = f" {fold(typed)}", f" {fold(name)} "
    starts = (match.end() for match in re.finditer(re.escape(typed), name))
    return typed != " " and any(typed.endswith(_VIRAMA) or not _is_sign(name[end]) for end in starts)


def sounds_so(typed: str, name: str) -> bool:
    """Tell whether a word of `name` begins with what sounds like `typed`, where this is long enough to tell.

    >>> sounds_so("pootin", "व्लादिमीर पुतिन"), sounds_so("pootin", "पटना"), sounds_so("pt", "पटना")
    (True, False, False)
    """
    sound = _sound(typed)
    return len(sound) >= LONG_ENOUGH and f" {_sound(name)}".find(f" {sound}") >= 0


def build_values(facet: str, typed: str, size: int = COUNTED) -> dict[str, Any]:
    """Return the aggregation that counts the values of a facet; `typed` may be empty. For `read_values`."""
    terms: dict[str, Any] = {"field": facet_fields()[facet], "size": size}
    typed = to_nfc(typed).strip()
    if typed and is_named(facet):
        newest = {
            "top_hits": {
                "size": LOOKED_AT,
                "_source": ["entities"],
                "sort": [{"dated": {"order": "desc", "missing": "_last"}}],
            }
        }
        counted = {"terms": {**terms, "size": max(size, COUNTED)}}
        return {"filter": _named_so(facet, typed), "aggs": {"values": counted, "newest": newest}}
    if typed:
        terms["include"] = _pattern(typed)
    return {"filter": {"match_all": {}}, "aggs": {"values": {"terms": terms}}}


def read_values(answer: Mapping[str, Any], facet: str, typed: str) -> tuple[Count, ...]:
    """Return the counted values that begin so, most frequent first; those that only sound so where none does."""
    found = [Count(bucket["key"], bucket["doc_count"]) for bucket in answer["values"]["buckets"]]
    if "newest" not in answer:
        return tuple(found)
    spellings: dict[str, set[str]] = {count.value: {count.value} for count in found}
    for entity in _entities(answer):
        spellings.setdefault(entity.name, set()).update(_names(entity))
    fitting = fitting_names(typed, {value: spellings[value] for value, _ in found})
    return tuple(count for count in found if count.value in fitting)


def fitting_names(typed: str, spellings: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the names (name -> spellings) of which one begins with `typed`, or where none does, sounds so."""
    for fits in (begins, lambda typed, one: begins(typed, to_latin(one)), sounds_so):
        if fitting := {name for name, spelt in spellings.items() if any(fits(typed, one) for one in spelt)}:
            return fitting
    return set()


def is_named(facet: str) -> bool:
    """Tell whether the values of a facet are names, found by every spelling in both scripts."""
    return f"{facet}_names" in searched_fields()


def _named_so(facet: str, typed: str) -> dict[str, Any]:
    """What is typed may be an ending short of a name that is printed so, or of one that sounds so."""
    asked = {"query": typed, "max_expansions": EXPANSIONS}
    fields = [f"{facet}_names", *([f"{facet}_names.latin"] if len(_sound(typed)) >= LONG_ENOUGH else [])]
    return {"bool": {"should": [{"match_phrase_prefix": {field: asked}} for field in fields]}}


def _pattern(typed: str) -> str:
    """Return the pattern of Lucene for values with a word that begins so, in any case of Latin letters."""
    letters = "".join(
        f"[{c.lower()}{c.upper()}]" if c.isascii() and c.isalpha() else re.sub(r"\W", r"\\\g<0>", c) for c in typed
    )
    rest = ".*" if typed.endswith(_VIRAMA) else f"([^{_SIGNS}].*)?"
    return f"(.*[ \\-])?{letters}{rest}"


def _sound(text: str) -> str:
    text = fold(to_latin(text))
    for spelt, sound in _SOUNDS:
        text = spelt.sub(sound, text)
    return text


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter) in {"Mn", "Mc"}


def _entities(answer: Mapping[str, Any]) -> Iterator[Entity]:
    for hit in answer["newest"]["hits"]["hits"]:
        yield from map(Entity.model_validate, hit["_source"].get("entities", ()))


def _names(entity: Entity) -> set[str]:
    return {entity.name, entity.name_latin or "", *(mention.text for mention in entity.mentions)}
