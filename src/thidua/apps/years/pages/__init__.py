"""Pages of years: the first page, a new year, the stages of one that runs, the calendar."""
