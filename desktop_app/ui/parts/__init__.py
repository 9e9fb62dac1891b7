"""Small building stones of pages: buttons, chips, pills, bands, empty states."""
