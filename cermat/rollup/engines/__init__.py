"""The engines that answer a roll-up; each is loaded only when it is asked."""
