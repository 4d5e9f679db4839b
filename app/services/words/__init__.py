"""Values, changes, duties and refusals in the words of the language in use."""
