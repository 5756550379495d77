"""`python -m ofrecord`."""

from ofrecord.views.cli import main

main()
