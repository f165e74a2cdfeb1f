"""How does a person see it: pages of a Streamlit app, in Danish with an English switch.

A page is a function from a library and a `Visit` to the `View` that it ended up showing: it reads the choices of the
address and its widgets, makes one call that thinks, and draws. Tables of text are our own HTML, escaped by the template
engine; Streamlit gives the widgets, the session and the files. This is the only package that imports Streamlit.
"""
