"""Which column of a table is which field of an article: the mapping file and the names tried without one."""

MAPPING_FILE = "khabar-columns.yaml"
"""Lies beside the tables it describes; not a source itself."""
