"""THE ACTS: the only place that writes.

Every act: permission (who) → policy (in which state) → checks → write → one audit event, in one transaction. Acts take
`by`, the scope of the person who acts. Imports `registers`, `indicators`, `rules` and `words`.
"""
