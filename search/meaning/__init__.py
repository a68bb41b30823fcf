"""What a reader means: words, places, and the things that the editors' list says of them."""
