"""A report's journey: from the notice to the task, through villages and signatures, and back."""
