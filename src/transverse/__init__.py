"""Working across services, in the words of every trade."""
