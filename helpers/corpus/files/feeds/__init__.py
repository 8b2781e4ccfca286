"""Files in which texts are sent around: mail, feeds, marked-up protocols, subtitles."""

from helpers.corpus.files.feeds import mail, subtitles, warc, xml_articles

__all__ = ["mail", "subtitles", "warc", "xml_articles"]
