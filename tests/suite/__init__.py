"""`qianfan-console contract`: what it sends, finds and writes, against services of every kind."""
