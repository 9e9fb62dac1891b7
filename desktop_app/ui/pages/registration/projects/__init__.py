"""The facet Dự án: projects registered under the plan and their progress."""
