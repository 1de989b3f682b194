"""The first page: what waits for me, whom to call, what comes next."""
