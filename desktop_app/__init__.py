"""Sổ Thi Đua: the emulation ledger of one office."""
