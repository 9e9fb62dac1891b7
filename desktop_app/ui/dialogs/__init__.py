"""Dialogs asked for what undo cannot bring back."""
