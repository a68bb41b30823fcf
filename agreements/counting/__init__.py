"""What the quorum is counted from and how: values and arithmetic (T3, T6, T7). `agreements/quorum.py` is the rule."""
