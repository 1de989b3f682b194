"""Accounts: mine, and for an administrator those of the others, and the functions that posts carry."""
