"""Where articles come from: bytes -> text + facts.

    listing    paths, folders, globs, addresses -> files, as a stream       batches   files -> batches with stable keys
    opening    a file -> raw articles, member by member (places, streams, compression, archives, salvage, tables ...)
    readers    raw bytes -> Page, one small function per format (decoding, front_matter, markdown, webpage ...)

To add a format: an ending in `formats.SUFFIXES`, and one function with one line in `readers.READERS` (bytes that are
one article) or in `opening.CONTAINERS` (bytes that hold several). Whatever is wrong with a file, it is `Rejected`.
"""
