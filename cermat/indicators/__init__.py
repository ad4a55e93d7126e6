"""THE SUM: rows become lines, lines a figure, a figure a measurement.

Every method is a pure function of rows, rules and the day it is asked on. Imports `rules` and `words`; no
framework, no clock, no database.
"""
