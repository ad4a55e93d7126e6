"""The root of every refusal."""


class CermatError(Exception):
    """Something was refused. The message is one Indonesian sentence: what, why, and what to do."""
