"""Modules of messages under their 1.x names."""
