"""Mandates: who relays for whom, from when to when, declared or recognised."""
