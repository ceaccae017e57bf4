"""The preview's rooms: the workshop that builds, the watch on the files, the web that shows."""
