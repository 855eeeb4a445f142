"""The rules, pure: no store, no clock, no dice. Facts come in as values, decisions go out as values."""
