"""How much of a file is read at all: larger than any road map, smaller than what would hurt."""

#: Bytes of a file.
FILE = 20 * 1024 * 1024
#: Bytes of an office file once unpacked, and how many times larger than packed a big part may become.
UNPACKED = 120 * 1024 * 1024
RATIO = 250
PARTS = 3000
#: Rows and columns of one table; a road map has ten columns and two thousand rows at the most.
ROWS = 10_000
COLUMNS = 120
#: Characters of all text and pages of one paper.
CHARACTERS = 3_000_000
PAGES = 400
#: The child process: seconds of its own work, which a busy machine does not shorten; seconds by the clock; bytes of memory.
SECONDS = 20
PATIENCE = 40
#: Seconds by the clock after which a file is refused that has not come so far that the rest fits into the patience. A file
#: that costs time without end is so refused within ten seconds, and a long honest one is read on a busy machine, too.
FIRST_LOOK = 6
HOPEFUL = FIRST_LOOK / PATIENCE
MEMORY = 512 * 1024 * 1024
