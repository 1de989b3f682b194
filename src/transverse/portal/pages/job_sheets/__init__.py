"""Fiches de poste shared by several services: composed, compared, circulated, read by the directors concerned."""
