"""The référent has an allowed folder read, looks at what was found, and takes it to the sheet of the service."""
