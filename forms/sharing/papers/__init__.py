"""Papers that follow from shared data: requests, corrections, what is asked again. They advise and ask; they accuse nobody."""
