"""What templates print with: their globals, data in words, texts in a second language."""
