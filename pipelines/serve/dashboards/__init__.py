"""OpenSearch Dashboards: its saved objects, declared in data, and their import over its HTTP API."""
