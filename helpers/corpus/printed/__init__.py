"""What a page says of itself: dates, bylines, sign-offs and the section it stands in."""

__all__: list[str] = []
