"""How common a word is in Hindi at large (`reference/entities_frequencies.json`): an unknown word is sooner a name."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from pipelines.reference import load

FILE = "entities_frequencies.json"
RARE = "-"
"""The band of a Hindi word on no list."""
FOREIGN = "a"
"""Of digits and Latin letters, which the list leaves out."""


class _Frequencies(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    source: str
    licence: str
    bands: tuple[str, ...]


@cache
def _bands() -> dict[str, str]:
    listed = load(FILE, _Frequencies).bands
    return {key: str(number) for number, band in enumerate(listed, start=1) for key in band.split()}


def band_of(key: str) -> str:
    """Return the band of a folded word: "1" for the commonest to "5", RARE or FOREIGN.

    >>> band_of("के"), band_of("सरकार"), band_of("होलब्रुक"), band_of("KCNA")
    ('1', '1', '-', 'a')
    """
    return FOREIGN if key.isascii() else _bands().get(key, RARE)
