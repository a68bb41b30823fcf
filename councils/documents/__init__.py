"""Issued documents: numbers and PDF."""
