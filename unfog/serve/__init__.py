"""The desk in a browser, and the HTTP API, over a store. Start it with ``unfog serve``.

Input: a ``Store``; output: HTML pages and JSON. The pages show and ask; what a decision does is the store's and the review
rules' to say. Everything a page loads is shipped with the program, and no page needs a script to be read.
"""
