"""What views show: Qt item models over the library."""
