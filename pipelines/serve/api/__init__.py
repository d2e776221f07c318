"""The search API: HTTP in front of the index, versioned under /v1."""
