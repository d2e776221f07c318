"""Make `reference/entities_frequencies.json` again out of the word list of the package wordfreq.

`pip install wordfreq==3.1.1`, then `python -m pipelines.evaluate.frequencies >
pipelines/reference/entities_frequencies.json`.
"""

import sys
from collections.abc import Mapping

import orjson

from pipelines.hindi.normalise import fold
from pipelines.parse.entities.words import keys_of

SOURCE = "wordfreq 3.1.1 (Robyn Speer), list small_hi: words of Hindi seen once a million or more"
LICENCE = "CC BY-SA 4.0"
LEAST = (1e-4, 10**-4.5, 1e-5, 10**-5.5, 0.0)
"""The frequency from which a word is of each band, the commonest first."""


def to_bands(frequencies: Mapping[str, float]) -> list[str]:
    """Return the Hindi words of each band, folded, each at its commonest spelling.

    >>> to_bands({"के": 0.02, "सरकार": 0.0005, "सम्भव": 0.00002, "the": 0.01})
    ['के सरकार', '', 'संभव', '', '']
    """
    best: dict[str, float] = {}
    for word, frequency in frequencies.items():
        for key in () if word.isascii() else keys_of(word):
            best[key] = max(frequency, best.get(key, 0.0))
    bands: list[list[str]] = [[] for _ in LEAST]
    for key, frequency in best.items():
        if fold(key) == key and not key.isascii():  # no sign alone
            bands[next(n for n, least in enumerate(LEAST) if frequency >= least)].append(key)
    return [" ".join(sorted(band)) for band in bands]


def to_json(frequencies: Mapping[str, float]) -> bytes:
    """Return the reference file."""
    file = {"source": SOURCE, "licence": LICENCE, "bands": to_bands(frequencies)}
    return orjson.dumps(file, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


if __name__ == "__main__":
    from wordfreq import get_frequency_dict

    sys.stdout.buffer.write(to_json(get_frequency_dict("hi", wordlist="small")))
