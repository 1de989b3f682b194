"""What nobody can do yet: for the training plan, by skill and by service, never by person."""
