"""Published and updated of whole pages, and what only looks like them (tests/cases/page_dates.tsv)."""

import pytest

from tests.pipelines.parse.test_article import article
from tests.pipelines.parse.test_dates import rows

HEADLINE = "नदी पर नए पुल का काम पूरा, यातायात शुरू"
PARAGRAPHS = (
    "शहर के बीच बहने वाली नदी पर पुल खुल गया और लोग खुश हैं। अब नदी पार करना आसान हो गया है।",
    "बच्चों ने पुल पर दौड़ लगाई और मिठाई बांटी। अधिकारियों ने बताया कि दूसरे पुल का काम अगले साल शुरू होगा।",
    "दुकानदारों को उम्मीद है कि अब बाजार में भीड़ बढ़ेगी। नाव चलाने वाले परिवारों के लिए घाट पर दुकानें बनाई जा रही हैं।",
    "परिवहन विभाग पुल से होकर नई बसें चलाएगा। किराया अभी तय नहीं हुआ है, लेकिन पास बनने लगे हैं।",
)


def filled(page: str) -> str:
    """Return a page of the table as text: headline and paragraphs put in, its lines broken."""
    for mark, text in zip(("{h}", "{b}", "{c}", "{d}", "{e}"), (HEADLINE, *PARAGRAPHS), strict=True):
        page = page.replace(mark, text)
    return page.replace(" ⏎ ", "\n")


@pytest.mark.parametrize("row", rows("page_dates.tsv", 3), ids=lambda row: row[0][:60])
def test_pages(row: list[str]) -> None:
    page, published, updated = row
    parsed = article(filled(page))
    assert (parsed.published.value if parsed.published else "") == published
    assert (parsed.updated.value if parsed.updated else "") == updated
