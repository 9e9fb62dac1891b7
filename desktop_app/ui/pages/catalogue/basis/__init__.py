"""The facet Sổ căn cứ: the register of legal bases."""
