"""What can be chosen: one registry a file. Entries are data; torch is imported only where one is built."""
