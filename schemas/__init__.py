"""What the data is: pydantic and the standard library only."""
