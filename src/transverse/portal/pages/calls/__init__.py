"""Calls for skills: services searched and asked, directors who answer, agents named, agreements read."""
