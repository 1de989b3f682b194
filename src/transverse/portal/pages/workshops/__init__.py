"""The workshop: a screen for the room, a form for each phone, a sheet at the end."""
