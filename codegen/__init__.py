"""From hand-written OpenAPI specs to the typed library: load, understand, render."""
