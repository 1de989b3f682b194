"""The history of what was done: for the administrator and the data protection officer."""
