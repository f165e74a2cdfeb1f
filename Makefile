# make            format, lint, types and the fast tests
# make app        install, read corpus/ and open the app at http://localhost:8501
# make test       everything that CI runs
# make golden     accept what the golden files would hold now, and list the changes
# make bench      quality and speed against the last record
# make lock       choose the versions in requirements.lock anew
# make clean      remove what can be made again
#
# Another Python: make PYTHON=python3.12 app

PY := .venv/bin/python
INSTALLED := .venv/.installed

.PHONY: check app test golden bench lock clean

check: $(INSTALLED)
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -m pytest -q -m "not slow and not real"

app: $(INSTALLED)
	.venv/bin/kb ingest || test -e indexes/CURRENT
	.venv/bin/streamlit run app.py

test: $(INSTALLED)
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) tests/journeys/browser.py
	$(PY) -m pytest -q

golden: $(INSTALLED)
	$(PY) -m pytest -q -m golden --accept
	git status --short tests/golden

bench: $(INSTALLED)
	$(PY) -m bench

# Made once, and again when the dependencies change. --compile-bytecode: without it each first import compiles (torch: 20 s).
# Never a GPU build of torch: a wheel of one's own that PIP_FIND_LINKS holds, else the CPU build.
$(INSTALLED): pyproject.toml requirements.lock
	@test -x $(PY) || { \
	  for python in $(or $(PYTHON),python3 python3.13 python3.12 python3.11); do \
	    $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null \
	      && $$python -m venv .venv && break; \
	  done; \
	  test -x $(PY) || { echo "kb needs Python 3.11, 3.12 or 3.13 with venv; install one, or name it: make PYTHON=..."; exit 1; }; }
	$(PY) -m pip install --quiet 'uv>=0.7'
	@build=cp$$($(PY) -c 'import sys; print("%d%d" % sys.version_info[:2])'); \
	if ls "$$PIP_FIND_LINKS"/torch-*-$$build-*.whl >/dev/null 2>&1; \
	  then torch="--find-links $$PIP_FIND_LINKS"; else torch="--torch-backend=cpu"; fi; \
	set -x; .venv/bin/uv pip install --quiet --python $(PY) --compile-bytecode $$torch -c requirements.lock -e '.[dev]'
	@touch $@

# CUDA's packages come with PyPI's torch for Linux; nothing here asks for them.
lock:
	.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --upgrade --extra dev \
	  --no-header --no-annotate --no-emit-index-url pyproject.toml > .venv/requirements.lock
	grep -vE '^(cuda|nvidia|triton)' .venv/requirements.lock > requirements.lock

clean:
	rm -rf .venv .bench indexes build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
