"""The machine the program runs on: paths, settings, credentials, resources, logs."""
