"""Words of topics: vocabulary, distinctive terms and labels."""

__all__: list[str] = []
