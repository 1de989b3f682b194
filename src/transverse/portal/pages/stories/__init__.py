"""Stories of projects: how it was really done, for those who come next."""
