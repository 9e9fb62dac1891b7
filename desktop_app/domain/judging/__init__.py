"""Judging (thẩm định): what is on record of a subject held against a criterion, condition by condition."""
