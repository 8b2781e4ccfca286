"""Files in which texts are sent around: mail, feeds, marked-up protocols, subtitles."""

from helpers.corpus.files.feeds import mail, subtitles, xml_articles

__all__ = ["mail", "subtitles", "xml_articles"]
