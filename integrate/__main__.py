"""Run the command line: `python -m integrate`."""

from integrate.cli.main import main

if __name__ == "__main__":
    main()
