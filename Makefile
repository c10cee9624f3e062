# make run: see sipd work.   make test: run every test.   make help: the rest.
SWIFT ?= swift
PYTHON ?= python3
STRICT = --explicit-target-dependency-import-check error
DEPENDENCIES = libsystemd-dev libsqlite3-dev nettle-dev pkg-config tzdata

.PHONY: help run test models simulate stores torture planted libfuzzer fuzz fuzz-blind mutants sanitize sanitize-thread \
  sanitize-address peers watch monitoring idle build judge release deb reproducible boot piuparts manual reference \
  docs map format lint dependencies benchmark letters

help:
	@echo 'make run      build, start sipd on a sample store, and see reminders come'
	@echo 'make test     run every test'
	@echo 'make models   the way of a letter in a model: a crash at every moment, an older ledger, and ten planted mistakes'
	@echo 'make simulate ten years of a thousand plans under a daemon to which everything happens'
	@echo 'make stores   run it on stores drawn from the schema and the tables of keys, which tell no story'
	@echo 'make monitoring  see what Prometheus, Grafana and Icinga make of a sipd that things happen to'
	@echo 'make letters  look at sample letters in a browser: a phone and a screen, light, dark and on paper'
	@echo 'make judge    live some months on a simulated clock, and recount with other code whether any duty fell silent'
	@echo 'make torture  kill it, unplug it, fill its disks, and count what was lost or doubled: nothing'
	@echo 'make planted  plant eleven faults that sipd once had, one after the other, and see the torture find each'
	@echo 'make fuzz     feed every reader with what nobody would write, for ten minutes'
	@echo 'make mutants  break sipd in sixty places, one after the other, and see which test notices each'
	@echo 'make sanitize run every test under the thread and the address sanitizer'
	@echo 'make benchmark measure the release beside the bare machine and the script an operator would write'
	@echo 'make release  build the binary for installation, the Swift library linked in'
	@echo 'make deb      build the Debian package; make reproducible: twice, and compare'
	@echo 'make boot     install it on a real systemd with a real mail system, and use it'
	@echo 'make manual   make the man pages and check that they are whole; make reference: config/REFERENCE.md'
	@echo 'make map      check that the articles on the code are true; make docs: pages of them'
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

# Sample letters in headless Chromium: what axe says of them, what stands above the fold of a phone, and whether they look as they
# did; `make letters RECORD=1` takes the pictures anew. PyPI's packages go into a folder of their own.
PAGES = $(CURDIR)/.build/pages
BROWSER = $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/sipd/letters
letters: dependencies
	@$(MAKE) --no-print-directory dependencies DEPENDENCIES='chromium fonts-dejavu-core' APT=--no-install-recommends
	@$(BROWSER)/bin/python -c 'import axe_playwright_python, PIL, playwright' 2>/dev/null || \
	  { $(PYTHON) -m venv $(BROWSER) && $(BROWSER)/bin/pip install -q -r Tests/Letters/requirements.txt; }
	rm -rf $(PAGES)
	SIPD_PAGES=$(PAGES) $(SWIFT) test $(STRICT) --filter LetterPageTests
	$(BROWSER)/bin/python Tests/Letters/letters.py $(PAGES) $(if $(RECORD),--record)

# What sipd-watch, for another machine, says of figures and mailboxes.
watch:
	$(PYTHON) Tests/Watch/watch.py

# Rules for Prometheus, the dashboard for Grafana and the commands for Icinga: what they name is there, each alert comes when it
# should and at no other time, and what they run says what it should of a sipd that all kinds of things happen to.
# Debian's packages start a Prometheus, a node_exporter and an Icinga of their own where systemd runs; they are not used.
monitoring: build
	@$(MAKE) --no-print-directory dependencies APT=--no-install-recommends \
	  DEPENDENCIES='prometheus prometheus-node-exporter icinga2-bin util-linux'
	$(PYTHON) -B Tests/Monitoring/monitoring.py .build/debug/sipd

# Counts the wake-ups of a sipd with nothing due: none in ten minutes.
idle: build
	python3 Tests/Idle/idle.py .build/debug/sipd $(SECONDS)

# Where it was built does not show in what is built. Every address that the loader finds is found at the start, and closed.
OPTIMISED = -c release --static-swift-stdlib $(STRICT) \
  -Xcc '-ffile-prefix-map=$(CURDIR)=.' -Xswiftc -file-prefix-map -Xswiftc '$(CURDIR)=.'
release: dependencies
	$(SWIFT) build $(OPTIMISED) --product sipd -Xlinker -z -Xlinker now

# Anew where anything that it is made from is. Of what hardening-check looks for, C's functions and calls alone are left out.
DEB = .build-deb/made
# No rule of make's own: it would make the file previous from previous.sh.
.SUFFIXES:
DEB_SOURCES = README.md $(shell find systemd config -type f ! -name '*.pyc')

deb: release
	@$(MAKE) --no-print-directory $(DEB)

$(DEB): .build/release/sipd $(DEB_SOURCES)
	@$(MAKE) --no-print-directory dependencies DEPENDENCIES='debhelper dpkg-dev lintian binutils'
	@$(MAKE) --no-print-directory dependencies DEPENDENCIES=devscripts APT=--no-install-recommends
	hardening-check --quiet --nofortify --nocfprotection .build/release/sipd
	sh systemd/debian/build.sh .build/release/sipd
	lintian --allow-root --fail-on error,warning .build-deb/sipd_*.deb
	touch $(DEB)

# The package twice from the same binary, under all that may vary, and the binary twice, the second time in another folder;
# each pair compared.
reproducible: deb
	@$(MAKE) --no-print-directory dependencies APT=--no-install-recommends \
	  DEPENDENCIES='reprotest diffoscope-minimal faketime'
	sh systemd/debian/reproducible.sh .build/release/sipd

# The package of the previous release is built from history the first time; that of 0.1.0 only with PARTS=oldest. PARTS:
# first readme upgrade oldest mailers piles silence autopkgtest.
boot: deb
	@$(MAKE) --no-print-directory dependencies DEPENDENCIES='mmdebstrap systemd-container zstd'
	$(PYTHON) Tests/Boot/boot.py .build-deb/sipd_*.deb $(PARTS)

# Installs, upgrades, removes and purges it as Debian's archive does.
piuparts: deb
	@$(MAKE) --no-print-directory dependencies DEPENDENCIES='piuparts mmdebstrap zstd dpkg-dev'
	sh systemd/debian/piuparts.sh .build-deb/sipd_*.deb

# Every verb, option, setting and field is on its page, each page well set, and config/REFERENCE.md not behind them.
manual: build
	@$(MAKE) --no-print-directory dependencies DEPENDENCIES='man-db mandoc bsdextrautils'
	@python3 systemd/manual/manual.py check .build/debug/sipd

# What is printed by sipd and kept: config/REFERENCE.md, config/RULES.md and the README's pictures.
reference: build
	python3 systemd/manual/manual.py reference .build/debug/sipd
	python3 Tests/FirstMinutes/readme.py --write

# The map, Sources/SIPDaemon/SIPDaemon.docc: what it names is there, arrows point down, and no file is too long. Pages of it are made from modules
# that are built already, in seconds.
map:
	$(PYTHON) Tests/Map/map.py

docs: map build
	$(PYTHON) Tests/Map/docs.py '$(SWIFT)' .build/docs

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	python3 Tests/check_tests.py
	systemd-analyze security --offline=true --threshold=4 systemd/sipd.service >/dev/null

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

dependencies:
	@missing=; for p in $(DEPENDENCIES); do \
	  dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "installing$$missing"; \
	  sudo= ; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(APT) $$missing; fi

# Real faults on the real binary: kills, power cuts, failing calls, a first start, reads that fail, disks that fill apart,
# modes and owners, two sipds, deliveries, folders in a bad state, more than it is made for; then the simulated years and
# the fuzzer, for the same table. Some want root; they say so. TORTURE=--long for a thousand of each and every call,
# TORTURE='--table FILE' to keep the table, TORTURE='--long calls' for a part.
torture: build
	@$(MAKE) --no-print-directory dependencies DEPENDENCIES='strace e2fsprogs util-linux mount gcc libc6-dev'
	$(PYTHON) Tests/Torture/torture.py $(TORTURE) .build/debug/sipd

# Faults that sipd once had, planted in a copy of the tree one at a time, built, and looked for by the part of the torture
# that is to find them. PLANTED='first-start two-sipd-one-spool' for some.
planted: dependencies
	@$(MAKE) --no-print-directory dependencies DEPENDENCIES='strace e2fsprogs util-linux mount gcc libc6-dev git'
	$(PYTHON) Tests/Torture/planted.py --swift '$(SWIFT)' $(PLANTED)

# Ratios to the bare machine, in one run. BENCHMARK='P1 P5' for parts, BENCHMARK=--million for a million plans (8 GB of
# disk, an hour or two), --cold to empty the page cache as well (root), --smoke only to see that it works.
benchmark: release
	@$(MAKE) --no-print-directory dependencies DEPENDENCIES='gcc libc6-dev'
	$(PYTHON) Tests/Benchmark/benchmark.py .build/release/sipd $(BENCHMARK)

# Every reader and the socket, fed with what nobody would write; `make fuzz SECONDS=60` for a short pass.
FUZZER = $(firstword $(wildcard $(dir $(realpath \
  $(shell command -v $(SWIFT)c)))../lib/clang/*/lib/linux/libclang_rt.fuzzer_no_main-$(shell uname -m).a))
COVERAGE = edge,indirect-calls,trace-cmp,inline-8bit-counters,pc-table
WATCHED = --sanitize=address --scratch-path .build-address $(STRICT) \
  -Xswiftc -sanitize-coverage=$(COVERAGE) -Xcc -fsanitize-coverage=$(COVERAGE)

libfuzzer:
	@[ -n '$(FUZZER)' ] || { echo 'error: no libFuzzer beside $(SWIFT); install a whole Swift toolchain'; exit 1; }

fuzz: dependencies libfuzzer
	SIPD_FUZZER='$(FUZZER)' $(SWIFT) build $(WATCHED) --product fuzz
	$(PYTHON) Tests/Fuzz/fuzz.py .build-address/debug/fuzz --seconds $(or $(SECONDS),600)

# The same blindly, on what the tests have built: a minute instead of the ten that its own build takes.
fuzz-blind: dependencies libfuzzer
	SIPD_BLIND=1 SIPD_FUZZER='$(FUZZER)' $(SWIFT) build $(STRICT) --product fuzz
	$(PYTHON) Tests/Fuzz/fuzz.py .build/debug/fuzz --corpus .build/corpus --seconds $(or $(SECONDS),60)

# Years of plans that begin, live and end under simulated daemons that are killed, unplugged, set and put to sleep. A
# failure says how to see it again. Built as the release is, and beside it.
simulate: dependencies
	SIPD_SIMULATE=1 $(SWIFT) build $(OPTIMISED) --product simulate
	.build/release/simulate $(or $(YEARS),10) $(or $(PLANS),1000) $(or $(SEED),1) $(or $(COUNTIES),2)

# The way of a letter, in Promela: all that two letters, two crashes and an older ledger can come to, looked through by spin,
# with and without mistakes planted in it; and bound to the code: the ways that letters go in simulated lives are the model's.
TRACES = $(CURDIR)/.build/traces
models: dependencies
	@$(MAKE) --no-print-directory dependencies DEPENDENCIES='spin gcc libc6-dev'
	rm -rf $(TRACES)
	SIPD_TRACES=$(TRACES) $(SWIFT) test $(STRICT) --filter LetterWaysTests
	$(PYTHON) Tests/Models/check.py $(TRACES)

# Sixty of some hundred ways to break sipd, drawn by SEED from all its parts: each must be noticed by a test. All of them
# are compiled once, in a copy of the tree under .build-mutants/. ONLY=17,23 for some of them again.
mutants: dependencies
	SWIFT='$(SWIFT)' $(PYTHON) Tests/Mutants/mutants.py --seed $(or $(SEED),1) --count $(or $(COUNT),60) \
	  $(if $(ONLY),--only $(ONLY))

# Stores drawn from the published schema and the tables of keys, each lived in for some days by the real binary, and by any
# other: SIPD=/usr/bin/sipd. SEEDS=1-1000 for more; KEEP=FOLDER keeps the stores that show a fault.
stores: build
	@$(MAKE) --no-print-directory dependencies DEPENDENCIES='gcc libc6-dev'
	SIPD_STORES=1 $(SWIFT) build $(STRICT) --product stores
	$(PYTHON) Tests/Stores/stores.py $(or $(SIPD),.build/debug/sipd) .build/debug/stores --seeds $(or $(SEEDS),1-100) \
	  $(KEEP:%=--keep %)

# Lives on a simulated clock and recounts with code of its own what was said and what `explain --all` answers: no open duty falls
# silent, nobody waits for another, every document is counted. Two mistakes are planted, which it must find. A quick one as
# it stands; `make judge YEARS=2 PLANS=100` for long, SIPD=/usr/bin/sipd for any other.
judge: build
	@$(MAKE) --no-print-directory dependencies DEPENDENCIES='gcc libc6-dev'
	$(PYTHON) Tests/Judge/judge_tests.py
	$(PYTHON) Tests/Judge/judge.py $(or $(SIPD),.build/debug/sipd) --years $(or $(YEARS),0.25) --plans $(or $(PLANS),12) \
	  --seed $(or $(SEED),1) --planted ladder-ends --planted counts-a-passed-step

# The tests, and the command as they start it, under the thread sanitizer and then the address sanitizer, which looks for
# leaks too and shares its build with `make fuzz`. The tests of the rules are left out: they are values, without a thread and
# without memory of their own. SANITIZERS=thread for one, TESTS='--filter Journal' for some.
SANITIZERS = thread address

sanitize: dependencies $(SANITIZERS:%=sanitize-%)

sanitize-thread:
	SIPD_SANITIZER=thread sh Tests/Sanitizers/run.sh thread .build-thread $(SWIFT) $(STRICT) \
	  --sanitize=thread --scratch-path .build-thread $(TESTS)

sanitize-address: libfuzzer
	SIPD_SANITIZER=address SIPD_FUZZER='$(FUZZER)' sh Tests/Sanitizers/run.sh address .build-address $(SWIFT) $(WATCHED) $(TESTS)
