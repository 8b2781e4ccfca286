"""Lagebild: read German and English news, and see topics, escalation language and source differences, sentence by sentence."""
