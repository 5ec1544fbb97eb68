"""分村填报: a form split for villages, what came back, and what is merged."""
