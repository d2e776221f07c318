"""Inflected forms that no ending alone tells, from paradigms over the lists of `reference/inflection.yaml`.

करता, करती, करके and करना are forms of कर; नेता, कविता and घटना are forms of nothing. So each verb of the list is
inflected here and its forms are looked up; a word that is not on the list loses regular endings only.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from pipelines.reference import load

# What follows a root that ends in a consonant, and one that ends in a vowel.
AFTER_CONSONANT = "ता ते ती तीं ना ने नी ा े ी ीं ूं ो ोगे कर के ए िए िएगा िएगी"
AFTER_VOWEL = "ता ते ती तीं ना ने नी या ए ई ईं एं ऊं ओ ओगे कर के इए इएगा एगा एगी एंगे एंगी ऊंगा ऊंगी"
_SIGNS = "ािीुूेैोौ"

Words = Annotated[tuple[str, ...], BeforeValidator(lambda text: tuple(str(text).split()))]


class _Inflection(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    verbs: Words
    homonyms: Words
    irregular: dict[str, tuple[str, ...]]
    kept: Words
    adjectives: Words
    ordinals: Words
    nouns: Words
    nouns_ya: Words
    nouns_i: Words
    nouns_u: Words

    @model_validator(mode="after")
    def _end_as_their_paradigm(self) -> "_Inflection":
        for words, ending in ((self.adjectives, "ा"), (self.nouns, "ा"), (self.nouns_ya, "या"), (self.ordinals, "")):
            if wrong := [word for word in words if not word.removesuffix("ं").endswith(ending)]:
                raise ValueError(f"{', '.join(wrong)} do not end in {ending}")
        if wrong := [root for root in self.homonyms if root not in self.verbs]:
            raise ValueError(f"{', '.join(wrong)} of homonyms are no verbs")
        return self


def inflect_verb(root: str) -> tuple[str, ...]:
    """Return the forms of a regular verb that are looked up; the future of roots in a consonant is cut by rule.

    >>> inflect_verb("चल")[:5]
    ('चलता', 'चलते', 'चलती', 'चलतीं', 'चलना')
    """
    endings = AFTER_VOWEL if root[-1] in _SIGNS or root in {"आ"} else AFTER_CONSONANT
    return tuple(root + ending for ending in endings.split())


def inflect_adjective(word: str) -> tuple[str, ...]:
    """Return the other genders and numbers of an adjective in -ा or -ां.

    >>> inflect_adjective("छोटा")
    ('छोटी', 'छोटे')
    """
    nasal = "ं" if word.endswith("ं") else ""
    stem = word.removesuffix("ं").removesuffix("ा")
    return (f"{stem}ी{nasal}", f"{stem}े{nasal}")


def base_forms() -> Mapping[str, str]:
    """Return form -> base form. The first word that claims a form has it.

    What is `kept` has none, nor have adjectives and nouns in -ा, which are no forms of verbs: पुराना, झटका, झटके.

    Raises ReferenceDataError for a word in the wrong list.
    """
    words = load("inflection.yaml", _Inflection)
    forms: dict[str, str] = {}
    oblique = (noun.removesuffix("ा") + "े" for noun in words.nouns)
    own = {*words.kept, *words.adjectives, *words.ordinals, *words.nouns, *oblique}
    for form, base in _claims(words):
        if form not in own and form != base:
            forms.setdefault(form, base)
    return forms


def _claims(words: _Inflection) -> Iterator[tuple[str, str]]:
    def base_of(root: str) -> str:
        return root + "ना" if root in words.homonyms else root

    yield from ((form, base_of(base)) for base, forms in words.irregular.items() for form in forms)
    for word in (*words.adjectives, *words.ordinals):
        yield from ((form, word) for form in inflect_adjective(word))
    yield from ((word.removesuffix("ा") + "ों", word) for word in words.nouns)
    for word in words.nouns_ya:
        stem = word.removesuffix("या")
        yield from ((stem + ending, word) for ending in ("ए", "यों", "यां"))
    yield from ((word + ending, word) for word in words.nouns_i for ending in ("यों", "यां"))
    yield from ((word.removesuffix("ू") + ending, word) for word in words.nouns_u for ending in ("ुओं", "ुएं"))
    yield from ((form, base_of(root)) for root in words.verbs for form in inflect_verb(root))
