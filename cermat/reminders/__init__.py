"""THE CALENDAR: the books' open ends become dated entries, and entries become reminders.

Pure functions of books, rules and the day they are asked on. Imports `indicators`, `rules` and `words`; no framework,
no clock, no database.
"""
