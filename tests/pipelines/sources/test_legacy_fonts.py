import pytest

from pipelines.sources.legacy_fonts import Font, legacy_font, legacy_fonts

FONTS = legacy_fonts().fonts
# Kruti Dev 010: how that font writes each letter; the short i and the reph stand elsewhere and are not needed here.
KRUTI = {
    **{"क": "d", "ख": "[k", "ग": "x", "घ": "?k", "च": "p", "छ": "N", "ज": "t", "ट": "V", "ठ": "B", "ड": "M", "त": "r"},
    **{"थ": "Fk", "द": "n", "ध": "/k", "न": "u", "प": "i", "फ": "Q", "ब": "c", "भ": "Hk", "म": "e", "य": ";", "र": "j"},
    **{"ल": "y", "व": "o", "श": "'k", "ष": '"k', "स": "l", "ह": "g", "ा": "k", "ि": "f", "ी": "h", "ु": "q", "ू": "w"},
    **{"े": "s", "ै": "S", "ो": "ks", "ौ": "kS", "ं": "a", "अ": "v", "आ": "vk", "उ": "m", "ए": ",", "।": "A", "़": ""},
}
HINDI = [
    "सरकार ने कहा कि गाव के लोगो को पानी दो दिन से नही मिला और नहर मे भी पानी का बहाव कम हो गया है।",
    "बाजार मे आज आलू और टमाटर के दाम बढे। दुकानदारो ने कहा कि माल कम आ रहा है और गाडी का भाडा भी बढा है।",
]


def in_kruti(text: str) -> str:
    return "".join(KRUTI.get(char, char) for char in text)


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_the_example_of_each_font_is_recognised_and_its_counterpart_is_not(font: Font) -> None:
    assert legacy_font(font.example) == font.name
    assert legacy_font(font.not_) is None


@pytest.mark.parametrize("text", HINDI)
def test_hindi_in_kruti_dev(text: str) -> None:
    assert legacy_font(in_kruti(text)) == "Kruti Dev / DevLys"
    assert legacy_font(f"गाँव में पानी नहीं\n\n{in_kruti(text)}") == "Kruti Dev / DevLys"
    assert legacy_font(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The chief minister told us that the DJ and the ML model ran on three disks; it cost us Rs 5,000 per day.",
        "IPL 2025: Mumbai Indians beat CSK by 5 wickets; Rohit 68 (42), Bumrah 3/21. Read more at https://x.example",
        "मुंबई इंडियंस ने Chennai Super Kings को IPL 2025 के Match में 5 Wickets से हराया, Player of the Match Rohit Sharma",
        "for (i = 0; i < n; i++) { dk[i] = ls[i]; } // fd is the file descriptor; us and ml are units of measure here",
        "Ba'zı ülkelerde öğrenciler için yeni bir düzenleme çıkarıldı; görüşmeler sürüyor, dediler üç öğretmen.",
        "Ἡ ἀρχὴ τῆς σοφίας, Привет из Москвы, مرحبا بالعالم كله, 你好 世界 你好 世界, สวัสดี ชาว โลก",
        "ds dk dh",
    ],
)
def test_nothing_else_is_taken_for_one(text: str) -> None:
    assert legacy_font(text) is None


def test_fonts_of_the_upper_half_and_of_the_private_area() -> None:
    assert legacy_font("ÌÖÃý ×ãüÖÖÃÖ ²ÖÖêµ ÖÖ ´ÖÖÓ×ÖýÔ ÆÓËÖ ÛúßµÖÖ ÖÖµÖÖ Æîü µÖÖê ÛîúÖê")
    assert legacy_font("\ue001\ue002\ue003 " * 20)
