"""THE PAPERS: one content tree; `reports/` compose it from measurements, `writers/` draw it as PDF, DOCX and XLSX.

Imports `indicators`, `rules` and `words`; never the tables, no web framework. Typst, python-docx and XlsxWriter live
here alone.
"""
