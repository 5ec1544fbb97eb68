"""Village packs: one workbook for each village out of one template, and what comes back merged into the template."""
