"""The verbs: what people and staff do, each told as one story over the ports, the rules and the store."""
