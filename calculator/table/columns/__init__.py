"""What a table holds, as numbers: codes for words, fen for amounts."""
