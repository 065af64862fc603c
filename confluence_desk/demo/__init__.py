"""A Confluence to try the program on and to test it with; independent of the client's code."""
