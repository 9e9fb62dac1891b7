"""The facet Trùng người of the page Danh mục."""
