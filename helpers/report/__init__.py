"""Run the notebooks and write what they show as pages that open without a network."""
