"""Writers: one content tree in, one file's bytes out; equal trees give equal bytes."""
