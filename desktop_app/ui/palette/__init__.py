"""The palette (Ctrl+K): searching everywhere, and every action, in one box."""
