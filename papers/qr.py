"""A link as a QR code: how many modules a side has, and the dark ones as runs, which any pen can draw sharp at any size."""


def dark_runs(link: str) -> tuple[int, list[tuple[int, int, int]]]:
    """How many modules a side has, and the dark ones as row, column, length (from 0, without the white border)."""
    import segno  # noqa: PLC0415 -- only where a code is drawn

    matrix = segno.make(link, error="m", micro=False).matrix
    runs: list[tuple[int, int, int]] = []
    for row, modules in enumerate(matrix):
        start: int | None = None
        for column, dark in enumerate([*modules, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                runs.append((row, start, column - start))
                start = None
    return len(matrix), runs
