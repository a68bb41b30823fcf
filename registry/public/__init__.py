"""What public pages say of the registry's rows: values ready to be shown, in the reader's language."""
