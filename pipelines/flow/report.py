"""What happened to a batch, in numbers: each file of it ends in exactly one count."""

from schemas.mark import Record


class Listed(Record):
    """One line of a batch's manifest: a file that belongs to it."""

    uri: str
    """As given: what the articles of it say in `source.uri`."""
    place: str
    """Where it is, from any folder."""


class BatchReport(Record):
    """The counts of one batch. A file is one article's raw bytes: a member of an archive counts, the archive not."""

    batch: str
    index: str
    """The generation it was loaded into."""
    listed: int
    """Lines of the manifest."""
    files: int
    bytes: int
    """Raw bytes of all files."""
    indexed: int
    """New articles, and revisions newer than the one held."""
    superseded: int
    """Older than the revision the index holds."""
    duplicate: int
    """Already held in that very revision."""
    rejected: int
    failed: int
    """Refused by the index."""
    codes: dict[str, int]
    """Rejects by code."""

    @property
    def lost(self) -> int:
        """Files that ended in no count, or in two (negative); 0 by the law of conservation."""
        return self.files - (self.indexed + self.superseded + self.duplicate + self.rejected + self.failed)
