"""Raw files to articles: one at a time, or many on several cores."""

from collections.abc import Iterable, Iterator
from functools import partial

from pipelines.errors import KhabarError
from pipelines.flow.workers import map_in_order
from pipelines.parse.article import PARSER_VERSION, parse_page
from pipelines.settings import Settings
from pipelines.sources.listing import list_files
from pipelines.sources.opening import open_raw
from pipelines.sources.readers import read_page
from schemas.article import Article
from schemas.source import RawFile, RejectCode, Rejected

__all__ = ["PARSER_VERSION", "parse_many", "parse_raw", "read_articles"]


def parse_raw(raw: RawFile, any_language: bool = False) -> Article | Rejected:
    """Return the article in `raw`, or why there is none: a batch must not end at one bad file.

    Raises ReferenceDataError when Khabar's own data are wrong, which is no file's fault.
    """
    try:
        page = read_page(raw)
        return page if isinstance(page, Rejected) else parse_page(page, any_language=any_language)
    except KhabarError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault of the parser on one text is told in that text's reject
        detail = f"the parser failed on it, which is a fault of Khabar: {type(error).__name__}: {error}"
        return Rejected(source=raw.source, code=RejectCode.SCHEMA, detail=detail[:1000])


def parse_many(
    raws: Iterable[RawFile | Rejected], workers: int, any_language: bool = False
) -> Iterator[Article | Rejected]:
    """Yield what each raw file became, in order; what could not even be opened passes through.

    Raises KhabarError when a worker process dies.
    """
    work = partial(_parse_opened, any_language=any_language)
    yield from map_in_order(work, raws, workers=workers, size=_size)


def read_articles(paths: Iterable[str], settings: Settings) -> Iterator[Article | Rejected]:
    """Yield the article or reject of every file under `paths`; needs no node and stores nothing.

    Raises UsageError for a path that does not exist.
    """
    raws = (raw for file in list_files(paths) for raw in open_raw(file.uri, max_bytes=settings.max_file_bytes))
    return parse_many(raws, settings.workers, settings.any_language)


def _parse_opened(raw: RawFile | Rejected, any_language: bool) -> Article | Rejected:
    return raw if isinstance(raw, Rejected) else parse_raw(raw, any_language)


def _size(raw: RawFile | Rejected) -> int:
    return len(raw.content) if isinstance(raw, RawFile) else 0
