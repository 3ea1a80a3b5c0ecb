# The only entry points. Each says what it does; everything is installed, built and kept outside of the checkout (.ci/env).
.PHONY: run dev demo test check bench build help
.DEFAULT_GOAL := help
SHELL := /bin/bash

help: ## What there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

run: ## Installs what is missing, builds, serves http://localhost:3000 and prints the one-time set-up link
	@.ci/make run

demo: ## A sample organisation of two hundred people to click around in
	@.ci/make demo

dev: ## The same, rebuilt and restarted at every change
	@.ci/make dev

test: ## Everything: format, lints, tests on both databases, browser tests. Ends with "N passed, N failed"
	@.ci/make test

check: ## Format, lints (native and WebAssembly), pure tests: minutes
	@.ci/make check

bench: ## Figures: the release under load, beside what the machine can do at all. Fails when a gate isn't held
	@.ci/make bench

build: ## The release: program, pages and style in one folder
	@.ci/make build
