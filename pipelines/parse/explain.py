"""An Article for the eye: which line became which field, what was dropped and why, names and figures marked."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from schemas.article import Article, NewsDate
from schemas.document import Block, Role
from schemas.source import Rejected

_STYLES = {
    Role.HEADLINE: "bold bright_white",
    Role.KICKER: "bold magenta",
    Role.STANDFIRST: "italic bright_white",
    Role.SUMMARY: "cyan",
    Role.BYLINE: "green",
    Role.DATE: "yellow",
    Role.DATELINE: "bright_yellow",
    Role.CREDIT: "bright_magenta",
    Role.OUTLET: "bright_magenta",
    Role.SECTION: "blue",
    Role.TAGS: "blue",
    Role.SUBHEAD: "bold",
    Role.QUOTE: "italic",
    Role.QUESTION: "bold cyan",
    Role.ANSWER: "cyan",
    Role.OPINION: "magenta",
    Role.DROPPED: "dim strike",
}
_MARKS = {"person": "underline bright_cyan", "place": "underline bright_green", "organisation": "underline bright_blue"}
_FIGURE = "bold bright_yellow"
_LABEL_WIDTH = 20


def explain(item: Article | Rejected) -> RenderableType:
    """Return a rich renderable of an Article (or of why there is none), for `khabar parse --explain`."""
    if isinstance(item, Rejected):
        return Panel(
            Text(item.detail), title=f"[bold red]rejected: {item.code}", subtitle=item.source.uri, border_style="red"
        )
    return Group(
        Rule(Text(item.source.uri, style="dim")),
        Padding(_facts(item), (1, 0)),
        _text(item),
        Padding(_legend(item), (1, 0)),
    )


def _facts(article: Article) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", width=_LABEL_WIDTH)
    table.add_column(ratio=1)
    table.add_column(style="dim italic")
    for name, value, basis in _rows(article):
        table.add_row(name, Text(value) if value else Text("—", style="dim"), basis)
    return table


def _rows(article: Article) -> Iterator[tuple[str, str | None, str]]:
    outlet = article.outlet
    yield "headline", article.headline, ""
    yield "outlet", f"{outlet.name} ({outlet.id})" if outlet else None, outlet.basis if outlet else ""
    yield "published", *_date(article.published)
    yield "updated", *_date(article.updated)
    yield "authors", ", ".join(f"{a.name} ({a.role})" for a in article.authors) or None, ""
    yield "agencies", ", ".join(f"{a.name} “{a.text}”" for a in article.agencies) or None, ""
    yield "credit", " · ".join(filter(None, (article.credit, article.desk))) or None, ""
    dateline = article.dateline
    yield "dateline", dateline.place if dateline else None, dateline.date.value if dateline and dateline.date else ""
    yield "layout", article.layout, article.language
    yield "missing", ", ".join(article.missing) or None, ""


def _date(date: NewsDate | None) -> tuple[str | None, str]:
    return (f"{date.value}  “{date.text}”", date.basis) if date else (None, "")


def _text(article: Article) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(justify="right", width=_LABEL_WIDTH, no_wrap=True)
    table.add_column(ratio=1)
    marked = _marked(article)
    for block in article.blocks:
        printed = article.text[block.start : block.end].rstrip()
        if printed.strip():
            table.add_row(_label(block), _stretch(marked, block, len(printed)))
    return table


def _label(block: Block) -> Text:
    if block.role is Role.DROPPED:
        return Text(block.reason or "dropped", style="dim red", overflow="ellipsis")
    return Text(block.role, style="dim")


def _marked(article: Article) -> Text:
    text = Text(article.text)
    for entity in article.entities:
        for mention in entity.mentions:
            text.stylize(_MARKS[entity.kind], mention.start, mention.end)
    for figure in article.figures:
        text.stylize(_FIGURE, figure.start, figure.end)
    return text


def _stretch(marked: Text, block: Block, size: int) -> Text:
    stretch = marked[block.start : block.start + size]
    lead = len(stretch.plain) - len(stretch.plain.lstrip())
    stretch = stretch[lead:]
    stretch.stylize_before(_STYLES.get(block.role, ""))
    return stretch


def _legend(article: Article) -> Text:
    kinds = [(kind, style) for kind, style in _MARKS.items()]
    legend = Text("  ").join(Text(kind, style=style) for kind, style in kinds)
    legend.append("  ").append("figure", style=_FIGURE).append("  ").append("dropped", style=_STYLES[Role.DROPPED])
    legend.append(f"   {len(article.entities)} names, {len(article.figures)} figures", style="dim")
    return legend
