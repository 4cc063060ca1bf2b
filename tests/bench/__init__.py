"""The budgets of DESIGN.md, measured on this machine, each beside a floor taken in the same run."""
