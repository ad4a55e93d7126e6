"""Nothing acknowledged is lost: the real server killed, the power cut, the disk full, many writers at once.

Slow, and apart from the rooms' tests: `make prove-short` runs each in a short form, `make prove` in full. Every server
and every PostgreSQL here is one these tests start themselves, on the loopback, over books of their own.
"""
