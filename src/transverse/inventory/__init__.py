"""C4: what data a folder or a data base holds, in the words of the trades; see `scan`."""
