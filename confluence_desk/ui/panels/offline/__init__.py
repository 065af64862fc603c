"""The tab that shows what is kept offline: rules, room, troubles, and what left the site."""
