"""Word files (.docx) as lines of text: what stands on the paper, with its look, its automatic numbers and its tables."""
