"""The command line: `khabar`."""


def main() -> None:
    """Run the command line."""
    raise SystemExit("khabar: not built yet")
