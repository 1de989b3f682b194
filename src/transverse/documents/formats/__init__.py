"""One file a document format: ID, LABEL, EXTENSIONS, matches, read, write and, where it can be, write_tracked."""
