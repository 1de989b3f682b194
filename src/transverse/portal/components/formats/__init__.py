"""How dates are written and read, a folder a language, in the manner of Django."""
