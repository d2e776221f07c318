"""All entities of a text."""

from collections import defaultdict
from collections.abc import Sequence

from pydantic import TypeAdapter

from pipelines.parse.entities.combining import add_found
from pipelines.parse.entities.frames.completing import complete
from pipelines.parse.entities.institutions import read_acronyms
from pipelines.parse.entities.linking import link
from pipelines.parse.entities.marks import Piece
from pipelines.parse.entities.model.scores import Scores, load_scores
from pipelines.parse.entities.reading import read_marks
from pipelines.parse.entities.repeats import add_repeats
from pipelines.parse.entities.words import read_words
from schemas.entity import Entity, Stretch

_ENTITIES = TypeAdapter(list[Entity])


def find_entities(stretches: Sequence[Stretch], model: Scores | None = None) -> list[Entity]:
    """Return the entities of one text, given as its stretches in reading order, by their first mention.

    model: of another file than Khabar's own, to score it.

    Mentions are printed names without case markers, titles and honorifics; their spans count from the start of the
    whole text. Nothing is guessed: a surname that two persons of the article share is, alone, no mention.

    >>> [(e.id, [m.text for m in e.mentions]) for e in find_entities([Stretch(0, "पुतिन ने किम जोंग-उन से कहा।")])]
    [('person:vladimir-putin', ['पुतिन']), ('person:kim-jong-un', ['किम जोंग-उन'])]
    """
    pieces = [_piece(stretch) for stretch in stretches]
    model = model or load_scores()
    add_found(pieces, model)
    complete(pieces, model.uses)
    add_repeats(pieces)
    link(pieces, read_acronyms(pieces))
    return _entities(pieces)


def _piece(stretch: Stretch) -> Piece:
    words = read_words(stretch.text)
    return Piece(stretch.start, words, read_marks(words))


def _entities(pieces: list[Piece]) -> list[Entity]:
    found: dict[str, dict[str, object]] = {}
    mentions: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for offset, words, marks in pieces:
        for first, last, name, _ in marks:
            start, end = words.starts[first], words.ends[last - 1]
            if name.id not in found:
                key, kind, hindi, latin, basis = name
                found[key] = {"id": key, "kind": kind, "name": hindi, "name_latin": latin, "basis": basis}
                found[key]["mentions"] = mentions[key]
            mentions[name.id].append({"text": words.text[start:end], "start": offset + start, "end": offset + end})
    # One validation for all entities with their mentions is several times as fast as one for each of them.
    return _ENTITIES.validate_python(list(found.values()))
