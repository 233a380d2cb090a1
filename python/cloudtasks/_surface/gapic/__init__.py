"""Modules of google-cloud-tasks 1.x under their old names."""
