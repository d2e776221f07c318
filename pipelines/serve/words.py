"""The words of a question as full-text clauses. Their script decides which fields are asked, not the user."""

import re
from typing import Any, NamedTuple

from pipelines.hindi.stop_words import is_stop_word, is_weak_word
from pipelines.index.mapping import is_prose, searched_fields
from pipelines.serve.question import Part, Question
from pipelines.serve.synonyms import known_names, other_wordings

_LATIN, _DEVANAGARI = re.compile("[A-Za-z]"), re.compile("[\u0900-\u097f]")
# Any of a few telling words, a quarter of many: a question must not fail on a word that the text says otherwise, and
# the best come first anyway. Two words are no sentence: both are meant. Where the date sorts, and where no word is
# telling, a hit must have most. Counted without stop words.
ENOUGH, BOTH, STRICT = "1<25%", "2<67%", "2<75%"
# The cluster takes 1,024 clauses, and a word becomes up to 32: one in each field, twice. Words past these add nothing
# to a ranking. A word that is asked nearly stands for several, so many words have fewer each. Short questions only
# are asked in other wordings.
MAX_WORDS, MAX_FUZZY, MAX_EXPANSIONS, SHORT = 20, 12, 8, 8
FUZZY_HINDI, FUZZY_LATIN = 80, 48
# Weights, measured with `khabar evaluate search`: stop words (MRR@10 +.01), the consonant key (+.009) and the fuzzy
# vowel key (+.004) beside the stems of Hindi questions; for questions in Latin letters both keys, the latter also fuzzy
# (+.03).
STOP_WORDS, KEY_BESIDE_STEMS, FUZZY_BESIDE_STEMS = 1.5, 0.6, 0.2
SOUND, FUZZY_SOUND = 0.5, 0.5
# Short words have too many neighbours, and the first sound is hardly ever wrong.
LONG_ENOUGH = 5
# Where the consonant key is looked for when it only orders: all articles have these, and all fields cost more.
MAIN = {"headline": 4.0, "body": 1.0}
# What is said otherwise is found and ranks below what was typed; a name under another alias ranks as one word.
NAMED = 2
# A word beside OR is one word, or two with a hyphen.
WORDS_OF_PART = 2


class Scripts(NamedTuple):
    """Free words by script; what has no letters (numbers) goes with the Hindi."""

    hindi: str
    latin: str


class Strength(NamedTuple):
    """Hindi words by what they say: telling ones find articles, all order them."""

    telling: str
    weak: str
    stop: str


def split_scripts(words: str) -> Scripts:
    """Return the first words of each script, as many as a question may have.

    >>> split_scripts("putin से मिले किम 2025")
    Scripts(hindi='से मिले किम 2025', latin='putin')
    """
    found = words.split()[:MAX_WORDS]
    latin = [word for word in found if _LATIN.search(word) and not _DEVANAGARI.search(word)]
    return Scripts(" ".join(word for word in found if word not in latin), " ".join(latin))


def split_strength(words: str) -> Strength:
    """Return words by what they say: a weak word is telling where nothing else is.

    >>> split_strength("एक दिन में मौत"), split_strength("दो दिन")
    (Strength(telling='मौत', weak='एक दिन', stop='में'), Strength(telling='दो दिन', weak='', stop=''))
    """
    stop = [word for word in words.split() if is_stop_word(word)]
    others = [word for word in words.split() if word not in stop]
    telling = [word for word in others if not is_weak_word(word)] or others
    weak = [word for word in others if word not in telling]
    return Strength(" ".join(telling), " ".join(weak), " ".join(stop))


def build_question(asked: Question, *, strict: bool, synonyms: bool) -> dict[str, list[dict[str, Any]]]:
    """Return the clauses that must hold for a question, and those that must not; empty lists for an empty one.

    strict: ask for most of the words, for answers that are not sorted by relevance. synonyms: also in other wordings.
    """
    enough = STRICT if strict else ENOUGH if len(asked.words.split()) > 2 else BOTH
    must = [build_phrase(phrase) for phrase in asked.phrases]
    must += [_any_of([_part(part, enough) for part in group]) for group in asked.either]
    room = MAX_WORDS - WORDS_OF_PART * sum(map(len, asked.either))
    if words := " ".join(asked.words.split()[:room]):
        otherwise = synonyms and not asked.either and len(words.split()) <= SHORT
        must.append(build_free(words, enough, other_wordings(words) if otherwise else ()))
        if otherwise and (names := known_names(words)):
            must[-1] = _any_of([must[-1], *(_named(name, rest, enough) for name, rest in names)])
    return {"must": must, "must_not": [_match(text, _all(), type="phrase") for text in asked.without]}


def marked_fields(words: str, phrases: tuple[str, ...]) -> dict[str, float]:
    """Return the prose fields to mark words in, with their weights.

    Stems for Hindi words; the key of both scripts where any is typed in Latin letters, for it marks the Hindi ones too.
    """
    latin = split_scripts(" ".join((words, *phrases))).latin
    return _sub("latin", _prose()) if latin else _prose()


def build_words(words: str, phrases: tuple[str, ...]) -> dict[str, Any]:
    """Return the query that marks words and phrases in the `marked_fields`."""
    fields = marked_fields(words, phrases)
    clauses = [_match(phrase, fields, type="phrase") for phrase in phrases]
    if words:
        clauses.append(_match(" ".join(words.split()[:MAX_WORDS]), fields))
    return {"bool": {"should": clauses}}


def _part(part: Part, enough: str) -> dict[str, Any]:
    if part.phrase:
        return build_phrase(part.text)
    return build_free(" ".join(part.text.replace("-", " ").split()[:WORDS_OF_PART]), enough)


def _named(name: str, rest: str, enough: str) -> dict[str, Any]:
    """A question about a name of the reference data, under whatever alias the article prints it."""
    others = build_free(rest, enough)["bool"]["must"] if rest else []
    return {"bool": {"filter": others, "must": [{"term": {"entity_ids": {"value": name, "boost": NAMED}}}]}}


def _any_of(clauses: list[dict[str, Any]]) -> dict[str, Any]:
    return {"bool": {"should": clauses, "minimum_should_match": 1}}


def build_phrase(phrase: str) -> dict[str, Any]:
    """Return the clause of a quoted phrase: as printed, or as it sounds where it is typed in Latin letters."""
    phrase = " ".join(phrase.split()[:MAX_WORDS])
    scripts = split_scripts(phrase)
    keys = _sub("latin", _all()) if scripts.latin and not scripts.hindi else {}
    return _match(phrase, {**_sub("exact", _prose()), **_names(), **keys}, type="phrase")


def build_free(words: str, enough: str, others: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the clause of free words, in `others` wordings too.

    They may stand in different fields: a name in the headline, a verb in the body.

    What is found hangs on the words that say something, the order on all of them, stop words and all. A question of
    stop words alone (वह कौन थी) must stand there as typed.
    """
    scripts = split_scripts(words)
    hindi, latin = _found_hindi(scripts.hindi, enough), _found_latin(scripts.latin, enough)
    if hindi and latin and enough == BOTH:
        found = [{"bool": {"must": [_any_of(hindi), _any_of(latin)]}}]
    else:  # which script a word is typed in says nothing about what must be there: enough of either
        found = hindi + latin
    found += [_unscored(_match(other, _prose(), type="cross_fields", minimum_should_match=enough)) for other in others]
    return {"bool": {"must": [_any_of(found)], "should": [*_more_hindi(scripts.hindi), *_more_latin(scripts.latin)]}}


def _found_hindi(words: str, enough: str) -> list[dict[str, Any]]:
    """Stems of the telling words, which also count; or all words as typed, where there are only stop words."""
    if not words:
        return []
    if not (telling := split_strength(words).telling):
        return [_unscored(_match(words, _sub("exact", _prose()), type="cross_fields", operator="and"))]
    if all(map(is_weak_word, telling.split())):
        enough = STRICT
    return [_match(telling, _all(), type="cross_fields", analyzer="hindi_search", minimum_should_match=enough)]


def _found_latin(words: str, enough: str) -> list[dict[str, Any]]:
    """Any word that sounds so, or nearly so; function words are in all texts, so many must agree."""
    if not words:
        return []
    return [
        _match(words, _sub("latin", _all()), type="cross_fields", minimum_should_match=enough),
        *_fuzzy(words, FUZZY_SOUND, FUZZY_LATIN, minimum_should_match=ENOUGH if enough == BOTH else enough),
    ]


def _more_hindi(words: str) -> list[dict[str, Any]]:
    """What else orders the found: words that say little, the consonant key, and nearly the same sound in the body."""
    if not words:
        return []
    telling, weak, stop = split_strength(words)
    found = [_match(weak, _all(), type="cross_fields", analyzer="hindi_index")] if weak else []
    if stop:  # in all articles, so the dearest to look for
        found.append({"match": {"body": {"query": stop, "analyzer": "hindi_index", "boost": STOP_WORDS}}})
    if telling:
        heard = f"{telling} {weak}".strip()
        found.append(_match(heard, _sub("latin", MAIN), type="most_fields", boost=KEY_BESIDE_STEMS))
    if long := " ".join(word for word in telling.split() if len(word) >= LONG_ENOUGH):
        found += _fuzzy(long, FUZZY_BESIDE_STEMS, FUZZY_HINDI, prefix_length=1)[:1]
    return found


def _more_latin(words: str) -> list[dict[str, Any]]:
    """The vowel key, and the words themselves where an article prints them in Latin letters."""
    if not words:
        return []
    return [
        _match(words, _all(), type="cross_fields", analyzer="exact"),
        _match(words, _sub("sound", _prose()), type="cross_fields", boost=SOUND),
    ]


def _unscored(clause: dict[str, Any]) -> dict[str, Any]:
    return {"constant_score": {"filter": clause, "boost": 0}}


def _fuzzy(words: str, boost: float, in_all: int, **options: Any) -> list[dict[str, Any]]:
    """Nearly the same sound. Each word stands for many, so only a question of few words is asked so, in few fields."""
    longest = sorted(words.split(), key=len)[-MAX_FUZZY:]
    expansions = min(MAX_EXPANSIONS, in_all // len(longest))
    words = " ".join(word for word in words.split() if word in longest)
    body = {"query": words, "fuzziness": "AUTO", "max_expansions": expansions, "boost": boost, **options}
    return [{"match": {"body.sound": body}}, {"match": {"headline.sound": body}}]


def _match(query: str, fields: dict[str, float], **options: Any) -> dict[str, Any]:
    weighed = [f"{path}^{boost:g}" for path, boost in fields.items()]
    return {"multi_match": {"query": query, "fields": weighed, **options}}


def _all() -> dict[str, float]:
    return dict(searched_fields())


def _prose() -> dict[str, float]:
    return {path: boost for path, boost in searched_fields().items() if is_prose(path)}


def _names() -> dict[str, float]:
    return {path: boost for path, boost in searched_fields().items() if not is_prose(path)}


def _sub(name: str, fields: dict[str, float]) -> dict[str, float]:
    return {f"{path}.{name}": boost for path, boost in fields.items()}
