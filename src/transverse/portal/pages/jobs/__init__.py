"""Long work and mails: how far a job is, which mails wait, are in doubt, or were refused."""
