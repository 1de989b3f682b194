"""What people do in the year, one file a subject: each turns what is told into dated events."""
