"""Under the glass: the script of a run, executed line by line, with its mistakes, its predictions and its saved weights."""
