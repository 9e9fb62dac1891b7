"""The words of the window, one module per page; whatever a user reads in it stands here."""
