"""Discovered by Django."""
