"""The example: an invented registry, news and guides that show what the portal does.

Nothing here is true but the laws that it names: providers, people, telephone numbers and figures are invented.
Loading never changes what is there: each row has a key, and a row that is there stays.
"""
