"""The plan checker (soát kế hoạch): one module per family of checks, pure functions from a plan and rules to findings."""
