"""The five checks, each in its own folder, asked in this order; no scanning, no registration."""
