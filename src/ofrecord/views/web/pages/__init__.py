"""The pages, one file each, and the files that stand beside every page with a list."""
