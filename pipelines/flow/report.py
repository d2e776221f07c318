"""What each step of a batch did, in numbers: each file of it ends in exactly one count."""

from schemas.mark import Record


class Listed(Record):
    """One line of a batch's manifest: a file that belongs to it."""

    uri: str
    """As given: what the articles of it say in `source.uri`."""
    place: str
    """Where it is, from any folder."""


class Opened(Record):
    """What opening a batch gave. A file is one article's raw bytes: a member of an archive counts, the archive not."""

    listed: int
    """Lines of the manifest."""
    files: int
    bytes: int
    """Raw bytes of all files."""
    unopened: int


class Parsed(Record):
    """What parsing a batch gave, and which parser gave it."""

    parser_version: str
    schema_version: str
    articles: int
    rejected: int
    codes: dict[str, int]
    """Rejects by code."""
    missing: dict[str, int]
    """Articles by the field they lack."""


class Refused(Record):
    """An article the index refused for good: it stays among the stored articles and is tried with every load."""

    id: str
    uri: str
    status: int
    """HTTP status of the refusal."""
    reason: str


class Loaded(Record):
    """What the index made of a batch's articles."""

    index: str
    """The generation they were loaded into."""
    indexed: int
    """New articles, and revisions newer than the one held."""
    superseded: int
    """Older than the revision the index holds."""
    duplicate: int
    """Already held in that very revision."""
    failed: int
    """Refused by the index."""


class BatchReport(Record):
    """The whole way of one batch."""

    batch: str
    opened: Opened
    parsed: Parsed
    loaded: Loaded

    @property
    def counts(self) -> dict[str, int]:
        """Files by what became of them; they add up to `files` by the law of conservation."""
        loaded = self.loaded
        return {
            "indexed": loaded.indexed,
            "superseded": loaded.superseded,
            "duplicate": loaded.duplicate,
            "rejected": self.parsed.rejected,
            "failed": loaded.failed,
        }

    @property
    def files(self) -> int:
        return self.opened.files

    @property
    def lost(self) -> int:
        """Files that ended in no count, or (negative) in two; 0 when the law holds."""
        return self.files - sum(self.counts.values())
