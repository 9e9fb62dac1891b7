"""The facet Minh chứng: what is on record of people and units when an award is judged."""
