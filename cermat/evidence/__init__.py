"""THE FILES: what proves a row. Known by content, bounded before it is read, kept byte for byte, shown as a clean copy.

Pillow and pikepdf live here alone, and run in a process of their own. Imports `words`; no framework, no tables.
"""
