"""THE LAW: IKU papers, deadlines, admissible outputs, indices and scales as dated, sourced data.

Read by a strict loader into frozen values. Imports `words` alone; no framework, no clock, no database.
"""
