"""What can be chosen, one catalog in each file. Entries are data; torch is imported only where one is built."""
