"""In which forms a paper can be written."""

from cermat.documents.writers import docx, pdf, xlsx

WRITERS = {"pdf": pdf.write, "docx": docx.write, "xlsx": xlsx.write}
