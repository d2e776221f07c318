"""Text to Article: layout, header, dates, entities, figures. Pure: no clock, no network."""
