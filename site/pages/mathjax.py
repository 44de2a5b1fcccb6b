"""MathJax from this machine: the package sphinx-mathjax-offline, which only copies files, told to Sphinx as safe."""


def setup(app):
    app.setup_extension("sphinx-mathjax-offline")
    package = app.extensions["sphinx-mathjax-offline"]
    package.parallel_read_safe = package.parallel_write_safe = True
    return {"parallel_read_safe": True, "parallel_write_safe": True}
