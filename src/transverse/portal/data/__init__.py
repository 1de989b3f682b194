"""What the services handle: their sheets, the workshops and the scans that fill them; rules, nothing that draws."""
