"""How far apart two spellings are."""


def damerau(left: str, right: str, limit: int = 4) -> int:
    """Optimal string alignment distance (a swap of neighbours costs one); `limit` where it is not less."""
    if abs(len(left) - len(right)) >= limit:
        return limit
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, start=1):
        two_before, before, row = before, row, [i] + [0] * len(right)
        for j, other in enumerate(right, start=1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                row[j] = min(row[j], two_before[j - 2] + 1)
        if min(row) >= limit:
            return limit
    return min(row[-1], limit)


def allowed(word: str) -> int:
    """How many errors a word of this length may have."""
    if len(word) < 4 or any(character.isdigit() for character in word):
        return 0
    return 1 if len(word) < 7 else 2
