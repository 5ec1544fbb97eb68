"""Data that offices return (回流): read from files, servers and databases, of which only what is needed is taken."""
