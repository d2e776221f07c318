"""Small articles of our own, and raw files of them."""

import hashlib

from schemas.source import RawFile, Source

STORY = """{headline}

नई दिल्ली, 5 मार्च 2024: केंद्र सरकार ने मंगलवार को गांवों के लिए नई सड़क योजना की घोषणा की। योजना क्रमांक {number} के तहत \
अगले तीन साल में पहाड़ी जिलों के गांवों को पक्की सड़कों से जोड़ा जाएगा।

परिवहन मंत्रालय के अधिकारियों ने बताया कि काम अप्रैल से शुरू होगा और इस पर करीब 500 करोड़ रुपये खर्च होंगे। \
स्थानीय लोगों ने फैसले का स्वागत किया है और कहा है कि बरसात में रास्ते बंद हो जाते थे।

विपक्ष ने कहा कि पिछली योजना के वादे अब तक पूरे नहीं हुए हैं। सरकार ने इसके जवाब में काम की सूची जारी की।
"""
ENGLISH = "The government announced a new road plan for villages on Tuesday, officials said in the capital. " * 8


def story(number: int, headline: str | None = None) -> str:
    """Return the text of a Hindi article that differs from all with another number."""
    return STORY.format(headline=headline or f"गांवों के लिए सड़क योजना संख्या {number} का ऐलान", number=number)


def raw_file(uri: str, content: str | bytes) -> RawFile:
    """Return a raw .txt file as a reader of folders gives it."""
    data = content.encode() if isinstance(content, str) else content
    source = Source(uri=uri, sha256=hashlib.sha256(data).hexdigest(), format="txt", bytes=len(data))
    return RawFile(source=source, content=data)
