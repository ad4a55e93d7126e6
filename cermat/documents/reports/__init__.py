"""Reports: measured values in, one content tree out; each number becomes words here, once."""
