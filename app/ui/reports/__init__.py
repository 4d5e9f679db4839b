"""The page of reports: the indicator by month, its chart, and the cases behind every figure."""
