"""THE COMMAND LINE: asks actions to act, selectors to read, documents to print.

Exit code 0 done, 1 refused with a reason, 2 wrong usage. Answers go to stdout; progress and remarks to stderr.
Imports actions, registers (never its models), documents and the rooms below; never web.
"""
