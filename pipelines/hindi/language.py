"""Which language a text is in."""

import re

_DEVANAGARI = re.compile("[\u0900-\u0963\u0970-\u097f]")
_LATIN = re.compile("[A-Za-z]")


def detect_language(text: str) -> str:
    """Return the BCP 47 code of a text: "hi", "en" ..., "und" where nothing tells.

    >>> detect_language("सरकार ने कहा कि बैठक बुधवार को होगी।"), detect_language("The meeting is on Wednesday.")
    ('hi', 'en')
    """
    devanagari, latin = len(_DEVANAGARI.findall(text)), len(_LATIN.findall(text))
    if devanagari > latin / 2:
        return "hi"
    return "en" if latin else "und"
