"""How the lessons are rendered (Sphinx, MyST-NB). `autograder.authoring.site` stages the pages and runs Sphinx."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))          # for the extensions in pages/

project = "Deep learning, with answers that are checked"
html_title = "Deep learning course"
author = "The authors of the course"
language = "en"

extensions = [
    "myst_nb",
    "sphinx_design",
    "sphinx_copybutton",
    "sphinxcontrib.bibtex",
    "pages.mathjax",
    "pages.staged",
    "pages.interactive",
    "pages.exercise",
    "pages.lesson",
    "pages.week",
    "pages.home",
    "pages.top",
    "pages.outputs",
    "pages.folds",
    "pages.numbers",
    "pages.status",
    "pages.bibliography",
]

# ---- text
myst_enable_extensions = ["dollarmath", "amsmath", "colon_fence", "deflist", "attrs_inline", "fieldlist"]
myst_heading_anchors = 3
source_suffix = {".md": "myst-nb"}
exclude_patterns = ["_static", "_extra"]
numfig = True
numfig_format = {"figure": "Figure %s", "table": "Table %s", "code-block": "Listing %s"}
bibtex_bibfiles = ["references.bib"]
bibtex_reference_style = "author_year"
bibtex_default_style = "plain"

# ---- execution: outputs come from a cache that goes by the content of the cells
nb_execution_mode = "cache"
nb_execution_raise_on_error = True
nb_execution_timeout = 600                  # seconds a cell; slow machines exist
nb_execution_in_temp = True                 # a page must not rely on files that lie beside it
nb_merge_streams = True
nb_output_stderr = "remove-warn"            # a warning on a page is a mistake of the page
nb_code_prompt_show = ""                    # pages.folds finds the words, unless a cell has its own

# ---- looks
html_theme = "pydata_sphinx_theme"
html_logo = "_static/mark.svg"
html_favicon = "_static/mark.svg"
html_static_path = ["_static"]
html_css_files = ["course.css", "interactive.css"]
html_js_files = [("course.js", {"defer": "defer"})]
templates_path = ["_templates"]
html_copy_source = False
html_show_sourcelink = False
html_last_updated_fmt = None                # nothing on a page depends on the day it was built
html_use_index = False
html_domain_indices = False
html_scaled_image_link = False
html_permalinks_icon = "#"
html_context = {"default_mode": "auto"}     # light or dark as the reader's system is, until the reader chooses
html_sidebars = {"index": [], "bibliography": [], "do-the-exercises": [], "status": [], "search": [], "**": ["week-navigation"]}
html_theme_options = {
    "logo": {"text": "Deep learning course"},
    "navbar_start": ["navbar-logo"],
    "navbar_center": ["places"],
    "navbar_end": ["theme-switcher"],
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "github-dark",       # its comments are grey, too, where most styles shout them
    "navbar_persistent": ["search-button"],
    "search_bar_text": "Search the lessons",
    "show_toc_level": 2,
    "secondary_sidebar_items": ["page-toc"],
    "article_header_start": [],
    "footer_start": ["licence"],
    "footer_center": [],
    "footer_end": [],
    "back_to_top_button": False,
    "use_edit_page_button": False,
}
copybutton_exclude = ".linenos, .gp, .go"
