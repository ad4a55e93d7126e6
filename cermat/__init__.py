"""Cermat: an office keeps its books, and the figures of its IKU follow from them."""

__version__ = "0.1.0"
