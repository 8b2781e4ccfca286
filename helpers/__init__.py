"""Lagebild: read German and English news, and see topics, escalation and source differences,
sentence by sentence.
"""
