"""The network: for each service, whom to call; for those who steer, what is missing."""
