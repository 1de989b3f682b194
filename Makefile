# The only door: every task of the project is here.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

BIN := .venv/bin
LOCKED := .venv/.locked
TEMPLATES = $(shell find src -name '*.html')
READY := .venv/.ready
# The first of these that runs and is Python 3.11 makes the environment.
PYTHON ?= $(shell for each in python3.11 python3 python; do \
	$$each -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null && echo $$each && break; done)
PACKAGES := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help
help: ## Ce que l'on peut demander
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# A new environment each time the locks change: what is no longer asked for goes away.
$(LOCKED): requirements/dev.txt
	@test -n "$(PYTHON)" || { echo "Il faut Python 3.11 : installez-le, ou donnez son chemin (make PYTHON=…)." >&2; exit 2; }
	@echo "Préparation de l'environnement (une à deux minutes, la première fois seulement)…"
	@$(PYTHON) -m venv --clear .venv || { echo "Il manque le module « venv » : installez le paquet python3.11-venv." >&2; exit 2; }
	@$(PACKAGES) install -qq --require-hashes --requirement $<
	@touch $@

$(READY): $(LOCKED) pyproject.toml
	@$(PACKAGES) install -qq --no-build-isolation --no-deps --editable .
	@touch $@

# The browser of the tests is Debian's; installed when missing and allowed, else they say what is missing.
.PHONY: browser
browser:
	@command -v chromium >/dev/null || test "$$(id -u)" != 0 || ! command -v apt-get >/dev/null || { \
		echo "Installation de Chromium, le navigateur des tests…"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; }

.PHONY: demo
demo: $(READY) ## Montre la Relecture d'une note, puis ouvre le portail d'une collectivité fictive
	@$(BIN)/python scripts/demo.py

.PHONY: test
test: $(READY) lint browser ## Vérifie tout : style, types, contrats, tests
	@$(BIN)/pytest -q -n 2 --maxschedchunk 1
	@$(BIN)/python scripts/test_postgres.py

.PHONY: serve
serve: $(READY) ## Ouvre le portail sur ses propres données (dossier « donnees »)
	@$(BIN)/transverse servir

.PHONY: lint
lint: $(READY) ## Vérifie le style, les types, les contrats d'import, les dépendances
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/djade --check $(TEMPLATES)
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry src

.PHONY: format
format: $(READY) ## Met le code en forme
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format
	@$(BIN)/djade $(TEMPLATES)

.PHONY: bench
bench: $(READY) ## Mesure les vitesses, côte à côte avec d'autres outils (bench/RESULTS.md)
	@$(BIN)/python bench/run.py

.PHONY: acceptance
acceptance: $(READY) ## Vérifications longues avec de vrais logiciels (LibreOffice…)
	@$(BIN)/python acceptance/_libreoffice.py
	@wrong=""; for each in acceptance/check_*.py; do echo "$$each"; $(BIN)/python "$$each" || wrong+=" $$each"; done; \
		test -z "$$wrong" || { echo "Des défauts :$$wrong" >&2; exit 1; }

.PHONY: lock
lock: ## Recalcule les versions figées (demande uv)
	@command -v uv >/dev/null || { echo "Il faut « uv » pour recalculer les versions : pip install uv." >&2; exit 2; }
	@for each in "run" "dev --group dev"; do set -- $$each; \
		uv pip compile pyproject.toml --all-extras "$${@:2}" --generate-hashes --no-emit-index-url \
			--no-header --python-version 3.11 --quiet --output-file "requirements/$$1.txt"; done
