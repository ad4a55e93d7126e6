"""THE PAGES: asks selectors to read, actions to act and documents to print; never the tables.

May import every room below it except `cermat.registers.models`; `cermat.cli` is its sibling and unknown to it.
"""
