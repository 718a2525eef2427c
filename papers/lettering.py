"""The letters of what is printed: DejaVu Sans, which comes along with matplotlib, its licence beside it (`LICENSE_DEJAVU`).

Its folder is found without importing matplotlib, which is heavy.
"""

import importlib.util
from pathlib import Path


def typeface(*, bold: bool = False) -> Path:
    """The `.ttf` of DejaVu Sans. Raises FileNotFoundError where matplotlib is not installed."""
    found = importlib.util.find_spec("matplotlib")
    folders = (found.submodule_search_locations or ()) if found else ()
    for folder in folders:
        file = Path(folder) / "mpl-data" / "fonts" / "ttf" / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")
        if file.is_file():
            return file
    raise FileNotFoundError("DejaVu Sans of matplotlib")
