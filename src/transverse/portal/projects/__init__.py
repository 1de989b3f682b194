"""Projects across directorates: skills, calls, agreements and the year; rules, nothing that draws."""
