"""The competition's own site: public pages, office, API. It talks to `office`, says with `words`, computes nothing.

`app.create_app` puts it together, `serving` runs it.
"""
