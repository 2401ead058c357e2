"""Tables from file to file: CSV and Parquet, a few pieces at a time."""
