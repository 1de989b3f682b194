"""The Miroir « vous gérez déjà »: ten minutes, the sheet of a service, its years."""
