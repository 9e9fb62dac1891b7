"""Lists that come in from files: tables as found, what their columns mean, what their cells say."""
