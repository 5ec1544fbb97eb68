"""Values: text, numbers, units, periods, identity numbers. Pure functions; parse, format, convert."""
