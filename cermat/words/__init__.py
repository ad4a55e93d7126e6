"""THE WORDS: how days, numbers and refusals are read and written in official Indonesian.

The lowest room: it imports nothing of Cermat and no framework.
"""
