"""What people look at: records, facets and hits as tables and highlighted text."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipelines.serve.query import Marking
from pipelines.serve.results import Count, Hit, SearchResult
from schemas.article import Article

# Private characters that no printed text holds, so that marks are never confused with the text. Not control
# characters: the highlighter trims those at the edge of a fragment.
MARKING = Marking(before="\ue000", after="\ue001", html=False)
FACETS_SHOWN = ("outlet", "person", "place", "organisation", "agency", "counted", "figure_kind")
VALUES_SHOWN = 8
NOT_STATED = Text("–", style="dim")


def article_table(articles: Iterable[Article], title: str) -> Table:
    """Return a table of records: headline, outlet, dates, authors, numbers of entities and figures."""
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold cyan")
    table.add_column("headline", ratio=1, overflow="fold")
    for name in ("outlet", "published", "author", "entities", "figures"):
        table.add_column(name, justify="right" if name in ("entities", "figures") else "left", overflow="fold")
    for article in articles:
        table.add_row(
            _title(article),
            _or_dash(article.outlet_name),
            _dates(article),
            _or_dash(", ".join(article.writers)),
            str(len(article.entities)),
            str(len(article.figures)),
        )
    return table


def _title(article: Article) -> Text:
    if article.headline:
        return Text(article.headline)
    # No headline was printed: show how the text begins, and that it is no headline.
    return Text(f"{(article.standfirst or article.body)[:80]} …", style="dim italic")


def _dates(article: Article) -> Text:
    if article.published:
        return Text(article.published.value)
    return Text.assemble(article.updated.value, (" (updated)", "dim")) if article.updated else NOT_STATED


def _or_dash(value: str | None) -> Text:
    return Text(value) if value else NOT_STATED


def facet_table(facets: dict[str, tuple[Count, ...]], shown: Iterable[str] = FACETS_SHOWN) -> Table:
    """Return the facets that have values, a row each: the most frequent values and how many articles have them."""
    table = Table(title="Facets", title_justify="left", title_style="bold", show_header=False, box=None)
    table.add_column(style="cyan")
    table.add_column(ratio=1)
    for name in shown:
        counts = facets.get(name, ())
        if counts:
            table.add_row(name, _counts(counts))
    return table


def _counts(counts: tuple[Count, ...]) -> Text:
    text = Text()
    for value, articles in counts[:VALUES_SHOWN]:
        text.append(f"{value} ").append(f"{articles}   ", style="bold green")
    if len(counts) > VALUES_SHOWN:
        text.append("…", style="dim")
    return text


def hit_list(result: SearchResult) -> RenderableType:
    """Return the hits with their highlights, or a line that says what to try when there are none."""
    if not result.total:
        return Text("nothing found: try fewer words, another spelling, or no filter", style="yellow")
    return Group(*(_hit(number, hit) for number, hit in enumerate(result.hits, 1)))


def _hit(number: int, hit: Hit) -> RenderableType:
    article, marks = hit.article, hit.highlights
    title = marked(marks["headline"][0]) if "headline" in marks else _title(article)
    facts = [article.outlet_name, article.dated, article.source.uri]
    line = Text(" · ".join(fact for fact in facts if fact), style="dim")
    found = [marked(piece) for name in ("standfirst", "summary_points", "body") for piece in marks.get(name, ())]
    return Group(Text.assemble((f"{number}. ", "bold"), title), Padding(Group(line, *found[:3]), (0, 0, 1, 3)))


def marked(text: str) -> Text:
    """Return text whose found words stand between the marks of MARKING, with these words highlighted."""
    result = Text()
    for number, piece in enumerate(text.replace("\n", " ").split(MARKING.before)):
        word, _, rest = piece.rpartition(MARKING.after) if number else ("", "", piece)
        result.append(word, style="bold black on yellow").append(rest)
    return result


def histogram(result: SearchResult) -> Table:
    """Return articles over time as a bar chart, a row per bar that has any."""
    table = Table(
        title=f"Articles per {result.interval}", title_justify="left", title_style="bold", show_header=False, box=None
    )
    bars = [bar for bar in result.histogram if bar.articles]
    most = max((bar.articles for bar in bars), default=1)
    for day, articles in bars:
        table.add_row(Text(day, style="cyan"), Text("█" * max(1, round(40 * articles / most))), str(articles))
    return table
