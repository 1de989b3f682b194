"""The guides of the project, read without leaving the portal."""
