"""The launch plan: text layer, fact layer, numbering."""
