"""The marked text is the printed text."""

import pytest

from pipelines.serve.pages.reading import parts
from schemas.article import Article
from schemas.document import Role


@pytest.mark.parametrize("number", range(5))
def test_the_whole_source_is_shown_to_the_letter(seeds: list[Article], number: int) -> None:
    article = seeds[number]
    shown = ["".join(piece.text for piece in part.pieces) for part in parts(article, whole=True)]
    blocks = [article.text[block.start : block.end].strip() for block in article.blocks]
    assert shown == [text for text in blocks if text]


@pytest.mark.parametrize("number", range(5))
def test_every_name_and_figure_of_the_text_is_marked(seeds: list[Article], number: int) -> None:
    article = seeds[number]
    marked = [piece for part in parts(article, whole=True) for piece in part.pieces if piece.kind]
    printed = {m.text for e in article.entities for m in e.mentions} | {f.text for f in article.figures}
    assert {piece.text for piece in marked} <= printed
    assert {piece.entity for piece in marked if piece.entity} == {entity.id for entity in article.entities}


def test_what_was_dropped_is_not_read(seeds: list[Article]) -> None:
    read = "".join(piece.text for part in parts(seeds[4], whole=False) for piece in part.pieces)
    assert "Royal Challengers" not in read
    assert "डीपीआरके-रूस" in read


def test_questions_and_opinions_are_read_though_no_body(seeds: list[Article]) -> None:
    faq = next(article for article in seeds if any(block.role is Role.QUESTION for block in article.blocks))
    shown = [part.role for part in parts(faq, whole=False)]
    asked = [block.role for block in faq.blocks if block.role in {Role.QUESTION, Role.ANSWER, Role.OPINION}]
    assert [role for role in shown if role in {Role.QUESTION, Role.ANSWER, Role.OPINION}] == asked
