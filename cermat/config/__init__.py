"""Settings from the environment, addresses, and the server's entry point. Imports every room below it."""
