"""Files into the books: `.csv` and `.xlsx` tables and rule files, taken whole or not at all."""

from cermat.actions.imports.faults import FaultyFile, ImportFault
from cermat.actions.imports.results import ImportResult
from cermat.actions.imports.tables import Table, TableRow, read_table
from cermat.actions.imports.taking import activities, areas, budget, iku, import_file, village_documents

__all__ = [
    "FaultyFile",
    "ImportFault",
    "ImportResult",
    "Table",
    "TableRow",
    "activities",
    "areas",
    "budget",
    "iku",
    "import_file",
    "read_table",
    "village_documents",
]
