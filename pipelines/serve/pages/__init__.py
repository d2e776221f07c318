"""The search page: server-rendered HTML in Hindi and English over the same index as the API."""
