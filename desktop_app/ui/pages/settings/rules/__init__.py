"""Thiết lập, Bộ quy định: rule sets by day, the fallback, the office's own rules, packs."""
