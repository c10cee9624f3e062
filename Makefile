# make run: see sipd work.   make test: run every test.   make help: the rest.
SWIFT ?= swift
PYTHON ?= python3
STRICT = --explicit-target-dependency-import-check error
DEPENDENCIES = libsystemd-dev libsqlite3-dev pkg-config tzdata

.PHONY: help run test peers idle build release format lint dependencies

help:
	@echo 'make run      build, start sipd on a sample store, and see reminders come'
	@echo 'make test     run every test'
	@echo 'make release  build the binary for installation, the Swift library linked in'
	@echo 'make lint     check the format, the units and the test functions'
	@echo 'make format   put every source file into the format'

run: build
	@sh Tests/FirstMinutes/run.sh .build/debug/sipd run $(LEAVE)

build: dependencies
	$(SWIFT) build $(STRICT)

test: dependencies
	$(SWIFT) test $(STRICT)

# What other people's libraries say of our letters, calendars, schema and holidays. Needs Tests/Python/requirements.txt.
peers: dependencies
	PYTHON='$(PYTHON)' sh Tests/Python/run.sh

# Counts the wake-ups of a sipd with nothing due: none in ten minutes.
idle: build
	python3 Tests/Idle/idle.py .build/debug/sipd $(SECONDS)

release: dependencies
	$(SWIFT) build -c release --static-swift-stdlib --product sipd $(STRICT)

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	python3 Tests/check_tests.py
	systemd-analyze security --offline=true --threshold=2 systemd/sipd.service >/dev/null

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

dependencies:
	@missing=; for p in $(DEPENDENCIES); do \
	  dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "installing$$missing"; \
	  sudo= ; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; fi
