"""What a line looks like where it stands: the times of a live blog."""

from pipelines.parse.header import read_header
from pipelines.parse.layout import read_layout
from schemas.document import Role
from schemas.source import Facts

LIVE = """पहाड़ में बारिश LIVE: दो सड़कें बंद, आज स्कूलों में छुट्टी
Nadi Khabar | 14 Sep 2025, 4:40 pm IST

4:40 PM (IST) 14 Sep 2025
बैराज के सभी गेट खोले गए
सिंचाई विभाग ने बताया कि बैराज के गेट खोल दिए गए हैं और किनारे के गांव खाली कराए जा रहे हैं।
1:15 PM (IST) 13 Sep 2025
मलबा हटाने में लगी मशीनें
पुलिया के पास पहाड़ी से मलबा आने के कारण रास्ता बंद है और दो मशीनें लगाई गई हैं।
"""


def test_times_of_entries_are_no_dates_of_the_page() -> None:
    _, document = read_layout(LIVE, Facts())
    entries = [document.printed(block).strip() for block in document.blocks if block.role is Role.ENTRY]
    assert [text for text in entries if "(IST)" in text] == ["4:40 PM (IST) 14 Sep 2025", "1:15 PM (IST) 13 Sep 2025"]
    published = read_header(document).published
    assert published is not None
    assert published.value == "2025-09-14T16:40+05:30"
