"""The country: the same counts over many offices. Expressions written once, engines that run them; no framework."""
