"""The facet Báo cáo: reports of the plan, who owes them, their paper and what came in."""
