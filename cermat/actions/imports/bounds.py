"""How much one file may hold: far above an office's year, far below what would exhaust a small machine."""

MAX_BYTES = 10_000_000
MAX_UNPACKED_BYTES = 20_000_000
MAX_RATIO = 200
MAX_PARTS = 500
MAX_SHEETS = 20
MAX_ROWS = 10_000
MAX_COLUMNS = 60
MAX_CELLS = 300_000
MAX_CELL_LENGTH = 4_000
MAX_TEXT = 50_000_000
MAX_FAULTS = 200
# A CSV file for many offices: what all villages of the country hand in within a year, and as much again.
MAX_BYTES_OF_MANY = 64_000_000
MAX_ROWS_OF_MANY = 500_000
