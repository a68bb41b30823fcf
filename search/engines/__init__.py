"""The engines behind one interface: embedded (tantivy) and Elasticsearch."""
