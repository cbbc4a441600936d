# What can go wrong, where, and what a person can do about it.
