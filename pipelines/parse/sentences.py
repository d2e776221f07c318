"""What whole sentences end with, and what none ends with."""

import re

# What a whole sentence ends with and a caption does not.
FINITE = re.compile(
    r"(?:^|\s)(?:है|हैं|हूं|हो|था|थे|थी|थीं|होगा|होगी|होंगे|गया|गए|गई|गईं|गयी|गये|हुआ|हुए|हुई|हुईं|दिया|दी|दिए|दीं|लिया|ली|लिए|किया|की|किए"
    r"|कहा|बताया|रहा|रही|रहे|आया|आई|आए|मिला|मिली|मिले|चला|बना|बनी|\S{2,}(?:ेगा|ेगी|ेंगे|ेंगी|एगा|एगी|एंगे|ाया|ाई|ाए|ें))[\s।.!?)\"'”’]*$"
)
# The last line of a scrape that was cut off has no full stop: it breaks off at a word that nothing ends with, or is as
# long as no link.
BREAKS_OFF = re.compile(r"(?:^|\s)(?:कि|के|की|का|ने|और|एवं|तथा|जो|जिस|जिसके|इसके|उनके|इस|उस|तभी|लेकिन|क्योंकि|जैसे)$")
