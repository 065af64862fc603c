"""The words of the trade: plain frozen values that every layer shares."""
