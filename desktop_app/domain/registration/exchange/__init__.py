"""Forms that go out to the units and come back filled in: their stamp, their frame, what is wrong with them."""
