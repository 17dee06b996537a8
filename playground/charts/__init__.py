"""Charts and pictures of plain data, with one palette."""
