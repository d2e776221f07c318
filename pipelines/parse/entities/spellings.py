"""The words of persons' names: which spellings are one name, in both scripts (`reference/entities_spellings.yaml`)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.normalise import NUKTA
from pipelines.hindi.sounding import to_sound
from pipelines.hindi.spelling import spell
from pipelines.hindi.transliterate import to_latin
from pipelines.parse.entities.rows import slug
from pipelines.parse.entities.rules import raw_names, rules
from pipelines.reference import load

# By Latin spelling: the keys of the names so spelt, and whether each has a long i.
LatinKeys = Mapping[str, dict[str, bool]]
LETTERS, VIRAMA = frozenset(map(chr, range(0x915, 0x93A))), "\u094d"
# The letters of a name that is written together with another.
LEAST = 3
# A name whose words have no more sounds than this could be many.
FEW = 2


class Pair(BaseModel):
    """Two printed names and whether they are one person's; run by the tests."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    one: str
    other: str
    same: bool


class _Spellings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    examples: tuple[Pair, ...]
    same: tuple[str, ...]
    latin: dict[str, str]
    names: str


class _Known(NamedTuple):
    """The key of each known word of a name, by its spelling in either script; in Latin letters with its long i."""

    hindi: dict[str, str]
    latin: LatinKeys
    keys: frozenset[str]


class WordKey(NamedTuple):
    """The key of one word of a name; `known`: it is on a list, so that its vowels count."""

    key: str
    known: bool


@cache
def raw_spellings() -> _Spellings:
    """Return the spellings file as it is."""
    return load("entities_spellings.yaml", _Spellings)


@lru_cache(maxsize=100_000)
def word_key(word: str) -> WordKey:
    """Return the key of one word of a name; two names written together are both of them (रामविलास, राम विलास).

    >>> word_key("रामविलास").key, word_key("Ramvilas").key
    ('ram-vilas', 'ram-vilas')
    >>> word_key("सलमा").key, word_key("सलीम").key, word_key("Salma").key, word_key("ज़ुमा").key
    ('salma', 'salim', 'salma', 'jma')
    """
    known = _known()
    key = (
        _of_latin(known, word)
        if word.isascii()
        else known.hindi.get(spell(word)) or _of_two(word, known.hindi, rules().middles)
    )
    if key is not None:
        return WordKey(key, True)
    sound = to_sound(word)
    return WordKey(f"{sound}x" if sound in known.keys else sound, False)


def _of_two(word: str, hindi: Mapping[str, str], seconds: Set[str] | None = None) -> str | None:
    """Return the keys of the two known names that a word is made of, the second of `seconds`; None when it is not."""
    cuts = (cut for cut in range(LEAST, len(word) - LEAST + 1) if word[cut] in LETTERS and word[cut - 1] != VIRAMA)
    pairs = ((word[:cut], word[cut:]) for cut in cuts if seconds is None or word[cut:] in seconds)
    keys = ((hindi.get(spell(one)), hindi.get(spell(other))) for one, other in pairs)
    return next((f"{one}-{other}" for one, other in keys if one and other), None)


def name_keys(words: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of the words of a full name; what has hardly a consonant (वांग यी, ली जुन) is told by its vowels.

    >>> name_keys(["वांग", "यी"]) == name_keys(["वांग", "यू"]), name_keys(["वांग", "यी"]) == name_keys(["Wang", "Yi"])
    (False, True)
    """
    least = 2 if max(map(len, map(to_sound, words)), default=0) > FEW else FEW + 1
    return tuple(_key(word, least) for word in words)


def _key(word: str, least: int) -> str:
    key, known = word_key(word)
    return key if known or len(to_sound(word)) >= least else spell(to_latin(word).lower())


def _of_latin(known: _Known, word: str) -> str | None:
    """Return the key of a word in Latin letters: of the names so spelt, one with a long i for an ee (Hamid, Hameed)."""
    names = known.latin.get(spell(word), {})
    return next((key for key, long in names.items() if long == ("ee" in word)), next(iter(names), None))


@cache
def _known() -> _Known:
    raw, names = raw_spellings(), raw_names()
    groups = [group.split() for group in raw.same]
    first = {spell(word): spell(group[0]) for group in groups for word in group}
    given = " ".join((names.given, names.given_words, names.surnames, names.surname_words, raw.names)).split()
    words = [*(word for group in groups for word in group), *raw.latin, *given]
    spelt: dict[str, str] = {}
    for word in words:
        spelt.setdefault(first.get(spell(word), spell(word)), word)
    keys = _keys(spelt)
    hindi = keys | {spelling: keys[one] for spelling, one in first.items()}
    whole = dict(hindi)
    hindi = {**whole, **{spell(word): two for word in spelt.values() if (two := _of_two(word, whole))}}
    hindi |= {spelling: hindi[one] for spelling, one in first.items()}
    regular, own = _regular(words, hindi), _own(hindi)
    latin = {spelt: own.get(spelt, {}) | regular.get(spelt, {}) for spelt in (*own, *regular)}
    return _Known(hindi, latin, frozenset(keys.values()))


def _keys(spelt: dict[str, str]) -> dict[str, str]:
    """Return the key of each spelling: its Latin letters, or with long vowels when another has these (कमाल, कमल)."""
    taken: dict[str, str] = {}
    for spelling, word in spelt.items():
        latin, long = slug(to_latin(word)), spelling.replace("A", "aa").lower()
        key = next(each for each in (latin, long, *(f"{long}{n}" for n in range(2, 9))) if each not in taken)
        taken[key] = spelling
    return {spelling: key for key, spelling in taken.items()}


def _own(hindi: dict[str, str]) -> LatinKeys:
    """Return the keys of the names that have a Latin spelling of their own."""
    found: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for word, many in raw_spellings().latin.items():
        for latin in many.split():
            found[spell(latin)].setdefault(hindi[spell(word)], "ee" in latin)
    return found


def _regular(words: Sequence[str], hindi: dict[str, str]) -> LatinKeys:
    """Return the keys by regular Latin spelling, in the order of the lists; ड़ is written as r and as d (Gaikwad)."""
    found: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for word in words:
        for latin in {to_latin(word), to_latin(word.replace(NUKTA, ""))}:
            found[spell(latin)].setdefault(hindi[spell(word)], "ी" in word[:-1])
    return found
