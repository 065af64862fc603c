"""What the app can do, online or not: coroutines without Qt."""
