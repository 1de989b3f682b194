"""Mails: written down first, sent by the worker, so that none is lost and none is sent twice."""
