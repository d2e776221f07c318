"""A line that lost the spaces between what it lists: cut into cells again."""

from collections.abc import Callable

_SHORTEST, _LONGEST = 2, 24


def fewest_cells(size: int, is_cell: Callable[[int, int], bool]) -> int:
    """Return the fewest cells that make up a text of `size` letters, 0 where none do.

    is_cell: whether the letters from the first to the second place are one; asked of 2 to 24 letters only.
    """
    fewest = {0: 0}
    for start in range(size):
        if start in fewest:
            for end in range(start + _SHORTEST, min(start + _LONGEST, size) + 1):
                if is_cell(start, end):
                    fewest[end] = min(fewest.get(end, size), fewest[start] + 1)
        if len(fewest) == 1:
            return 0
    return fewest.get(size, 0)
