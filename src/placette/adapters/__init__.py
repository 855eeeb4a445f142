"""The world's side of each port: engines, clock, chance, bus. Only `compose` picks among these."""
