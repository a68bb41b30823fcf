"""Issued documents: numbers, texts and PDF."""
