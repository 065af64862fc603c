"""This machine: paths, settings, credentials, resources, logs."""
