"""Measurements that anybody can run: `python -m benchmarks.NAME`. Every figure is a ratio within one run."""
