"""The portal: people, mandates, network, legitimacy. Django, server-rendered, closed by default."""
