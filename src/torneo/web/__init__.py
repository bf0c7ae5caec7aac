"""The site: public pages, the office in the browser, the HTTP API. Talks to `office` and computes nothing itself."""
