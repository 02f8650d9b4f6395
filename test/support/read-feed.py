"""Prints what Python's feedparser finds in the feed document on standard input, as one JSON object."""
import json
import sys

import feedparser

feed = feedparser.parse(sys.stdin.buffer.read())
rows = [
    {
        "id": entry.get("id"),
        "title": entry.get("title"),
        "published": list(entry.get("published_parsed") or [])[:6],
        "updated": list(entry.get("updated_parsed") or [])[:6],
        "author": [author.get("name") for author in entry.get("authors", [])],
    }
    for entry in feed.entries
]
json.dump({"bozo": bool(feed.bozo), "version": feed.version, "entries": rows}, sys.stdout)
