"""Projects across directorates: everyone sees why and whom to call, those who lead see the rest."""
