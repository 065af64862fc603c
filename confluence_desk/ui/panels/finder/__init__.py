"""The bar on top while one types into it: what it understood, and what it offers."""
