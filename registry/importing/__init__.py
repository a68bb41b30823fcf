"""Tables of others on their way into the registry: read, compare, preview, confirm, all or nothing.

``reasons`` say what is wrong, ``cells`` and ``columns`` read a cell, ``tables`` a file, ``kinds`` know what can be
imported; ``records`` compares rows with what is on record, ``writing`` writes them, ``runs`` does a file from beginning
to end, ``batches`` leads an upload to its result.
"""
