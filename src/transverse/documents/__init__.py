"""Package documents."""
