"""Who bears a person's name: one id for all its spellings, and never one for two people."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

from pipelines.hindi.acronyms import LETTER_OF, decode_acronym
from pipelines.hindi.normalise import NUKTA, fold, to_nfc
from pipelines.hindi.spelling import spell
from pipelines.hindi.transliterate import to_latin
from pipelines.parse.entities.names import Name
from pipelines.parse.entities.rows import read_rows, slug
from pipelines.parse.entities.spellings import name_keys, word_key

Key = tuple[str, ...]
# A foreign name must have so many sounds before its vowels may differ from those of the listed one.
_ENOUGH = 3


@lru_cache(maxsize=50_000)
def person_of(printed: str) -> Name:
    """Return the person of a printed name: a listed one spelt otherwise, else an unlisted one.

    The id of a full name is made of its words, each the same for spelling variants and in both scripts. A single name
    keeps all its vowels: too many share its consonants.

    >>> person_of("महबूबा मुफ़्ती").id == person_of("महबूबा मुफ्ती").id == person_of("Mehbooba Mufti").id
    True
    >>> person_of("टी. एस. तिरुमूर्ति").id == person_of("टीएस तिरुमूर्ति").id == "person:ts-trmrti"
    True
    >>> person_of("सलमा खान").id, person_of("सलीम खान").id, person_of("Salim Khan").id
    ('person:salma-khan', 'person:salim-khan', 'person:salim-khan')
    >>> person_of("मनीष").id, person_of("Vladimir Putin").name
    ('person:manish', 'व्लादिमीर पुतिन')
    """
    name = re.sub(r"\s+", " ", to_nfc(printed))
    plain = re.sub(r"(?<=\b[A-Z])[.\s]+(?=[A-Z]\b)", "", to_latin(name.replace(NUKTA, "")))
    single = len(plain.split()) == 1
    listed = None if single else _listed(name)
    return listed or Name(
        f"person:{_free(slug(plain) if single else _key(name))}", "person", name, to_latin(name), "rule"
    )


def _key(name: str) -> str:
    """Return the key of a full name: its words, initials run together (वीवीएस लक्ष्मण, वी. वी. एस. लक्ष्मण)."""
    parts = [part for word in name.replace(".", ". ").split() for part in _parts(word)]
    keys = iter(name_keys([word for word, initials in parts if not initials]))
    runs = groupby(parts, key=lambda part: part[1])
    return slug(
        "-".join(
            "".join(w for w, _ in run) if initials else "-".join(next(keys) for _ in run) for initials, run in runs
        )
    )


def _parts(word: str) -> list[tuple[str, bool]]:
    """Return the words of a printed one (जोंग-उन is two), each with whether it is initials, these in Latin letters."""
    bare = word.rstrip(".")
    letters = LETTER_OF.get(bare) or decode_acronym(bare) or (bare if bare.isupper() else "")
    return [(letters.lower(), True)] if letters else [(part, False) for part in fold(word).split()]


def _free(key: str) -> str:
    """Return a key that is no listed person's id."""
    return f"{key}-x" if f"person:{key}" in _listed_ids() else key


def _listed(name: str) -> Name | None:
    """Return the listed person so named: spelt alike, or sounding alike where vowels are anybody's guess."""
    words = fold(name).split()
    return _listed_by_words().get(tuple(map(spell, words))) or _listed_by_words().get(_heard(words))


def _heard(words: list[str]) -> Key:
    """Return the keys of the words of a name; the spelling of one too short to be told by its sound."""
    keys = [(word_key(word), word) for word in words]
    return tuple(key.key if key.known or len(key.key) >= _ENOUGH else spell(word) for key, word in keys)


@cache
def _listed_ids() -> frozenset[str]:
    return frozenset(row.id for row in read_rows())


@cache
def _listed_by_words() -> dict[Key, Name]:
    """Return the listed persons by the words of their full names, where no two share them."""
    found: defaultdict[Key, set[Name]] = defaultdict(set)
    for key, name in _listed_keys():
        found[key].add(name)
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def _listed_keys() -> Iterator[tuple[Key, Name]]:
    for row in read_rows():
        full = (fold(text).split() for text in (row.name, row.latin, *row.aliases)) if row.kind == "person" else ()
        for words in full:
            if len(words) > 1:
                name = Name(row.id, row.kind, row.name, row.latin)
                yield tuple(map(spell, words)), name
                yield _heard(words), name
