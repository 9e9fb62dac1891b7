"""Rule sets (bộ quy định): by what an award is judged when its dossier came in on a day; each row with its source."""
