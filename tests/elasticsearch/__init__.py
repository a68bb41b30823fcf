"""A real Elasticsearch for the tests, put together from Maven Central."""
