"""Pages for the benchmarks: resampled articles with a header, each another one, so that no cache flatters.

Paragraphs are drawn in a fixed order by seed from a file (JSON lines with `text`) or from the seeds and samples; every
number in them is replaced by another of the same length. Headers are made of invented names, towns and days.
"""

import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from pipelines.settings import ROOT
from tests.bench.bench_loading import read_paragraphs

LENGTH = 2000
# What is shorter is joined with the next: a paragraph of news has two or three sentences (characters).
SHORTEST_PARAGRAPH = 200
_HEADERS = (
    "{head}\n\nBy: {latin} | Updated: {month} {day}, {year} {clock} PM (IST)\n\n",
    "होम\nराज्य\n{head}\nWritten By {latin} |Last Updated: {month} {day}, {year}, {clock} AM IST\n",
    "{head}\n{name}, {town}\nPublished by: {latin}\nUpdated {month} {day}, {year} {clock} AM\nसार\n",
    "{head}\nहमारे संवाददाता, {town}\n{day} {hindi} {year}, {clock} PM\n",
    "प्रकाशित: {day} {hindi} {year} {clock} PM\n{head}\n",
    "{head}\n{year}-05-{day:02}T{clock}:00+05:30\n{name}\n{town}, {day} {hindi} (भाषा)। ",
    "{head}\n\n{town}, {day} {hindi} (एजेंसी)। ",
    "{head}\n",
)
_TAILS = (
    "",
    "",
    "\nयह भी पढ़ें: {other}\n",
    "\nAlso Read: {other}\nFacebook\nTwitter\nWhatsApp\n",
    "\nविज्ञापन\n{other}\n",
)
_GIVEN, _SURNAMES = ("आशा", "रवि", "मीना", "सुनील", "राकेश", "पूजा"), ("शर्मा", "सिंह", "यादव", "वर्मा", "जोशी", "झा")
_LATIN = [f"{g} {s}" for g in ("Asha", "Ravi", "Meena", "Sunil") for s in ("Sharma", "Yadav", "Gupta", "Nair")]
_TOWNS = ("पटना", "लखनऊ", "भोपाल", "नई दिल्ली", "रांची", "शिमला", "इंदौर", "जोधपुर")
_MONTHS = (("Jan", "जनवरी"), ("Mar", "मार्च"), ("May", "मई"), ("Aug", "अगस्त"), ("Sep", "सितंबर"), ("Dec", "दिसंबर"))
_NUMBER = re.compile(r"[1-9]\d*")


def make_pages(count: int, paragraphs: Path | None = None, seed: int = 7) -> list[str]:
    """Return that many pages of about LENGTH characters; the same call returns the same ones."""
    draw = random.Random(seed)
    texts = _drawn(read_paragraphs(paragraphs) + ([] if paragraphs else _samples()), draw)
    return list(islice(_pages(texts, draw), count))


def _samples() -> list[str]:
    files = sorted((ROOT / "tests" / "samples").glob("*.txt"))
    lines = [line.strip() for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if len(line) > 80 and "।" in line]


def _drawn(paragraphs: Sequence[str], draw: random.Random) -> Iterator[str]:
    """Go round the paragraphs, each time in another order and with other numbers."""
    while True:
        for text in draw.sample(paragraphs, len(paragraphs)):
            yield _NUMBER.sub(lambda found: str(draw.randrange(10 ** (len(found[0]) - 1), 10 ** len(found[0]))), text)


def _pages(texts: Iterator[str], draw: random.Random) -> Iterator[str]:
    while True:
        page = _header(next(texts), draw)
        while len(page) < LENGTH - 200:
            page += _paragraph(texts) + draw.choice(("\n", "\n\n"))
        yield page[:LENGTH] + draw.choice(_TAILS).format(other=_headline(next(texts)))


def _paragraph(texts: Iterator[str]) -> str:
    text = next(texts)
    while len(text) < SHORTEST_PARAGRAPH:
        text = f"{text} {next(texts)}"
    return text


def _header(text: str, draw: random.Random) -> str:
    month, hindi = draw.choice(_MONTHS)
    return draw.choice(_HEADERS).format(
        head=_headline(text),
        name=f"{draw.choice(_GIVEN)} {draw.choice(_SURNAMES)}",
        latin=draw.choice(_LATIN),
        town=draw.choice(_TOWNS),
        month=month,
        hindi=hindi,
        day=draw.randint(1, 28),
        year=draw.randint(2015, 2025),
        clock=f"{draw.randint(1, 12):02}:{draw.randint(0, 59):02}",
    )


def _headline(text: str) -> str:
    """The first words of a text, as many as a headline has."""
    return text[:80].rsplit(" ", 1)[0].replace("।", ",")
