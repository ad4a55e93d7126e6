"""Open data: the published figures as tables, and the `datapackage.json` that says what they mean.

Equal rows give equal bytes, whatever database they lay in.
"""
