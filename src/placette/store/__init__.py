"""The schema and every query, written once for both engines, synchronous: `fn(connection, ...)`."""
