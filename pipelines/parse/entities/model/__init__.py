"""The trained model: what it sees of a text, its weights, and the best labels."""
