"""The indicators of how matters are settled in time: what is counted, in which month, and what score that gives."""
