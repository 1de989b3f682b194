"""C6: the projects of a year staffed together from what services offer, exactly, with proof and reasons."""
