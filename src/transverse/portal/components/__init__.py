"""What pages are made of: layout, fields, tables, alerts, pictures."""
