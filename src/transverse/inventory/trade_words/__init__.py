"""The words of names of files and of columns, by trade: one TOML file each, discovered."""
