"""Skills: the closed list, what services offer, what an agent says of himself."""
