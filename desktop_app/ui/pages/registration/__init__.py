"""The page of registrations."""
