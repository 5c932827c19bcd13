"""The runs: each says how to be called, does its damage, and ends with a verdict."""
