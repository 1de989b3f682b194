"""Calls for skills: services are searched and asked, directors answer and name an agent, agreements are read."""
