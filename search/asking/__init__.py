"""What is asked: the finder's question, its address, and the tree that engines answer."""
