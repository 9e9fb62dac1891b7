"""Field editors and forms."""
