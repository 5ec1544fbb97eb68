"""What everyone speaks: frozen types, standard library only."""
