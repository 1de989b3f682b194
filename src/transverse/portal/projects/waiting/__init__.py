"""What waits for somebody about projects; see `people.waiting`, which finds each file of this folder."""
