"""Pages that anyone may read: colours, accessibility, legal notice, site map."""
