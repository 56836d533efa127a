# The front door: "make help" lists the targets.
MVN ?= JAVA_HOME=$$(bin/java-home) mvn --batch-mode --no-transfer-progress

.PHONY: all help test clean setup

all: setup
	$(MVN) -q -DskipTests package

help:
	@echo "make        build everything"
	@echo "make test   build and run every test"
	@echo "make setup  install what is missing; called by the others"
	@echo "make clean  remove everything built"

test: setup
	$(MVN) verify

setup:
	@bin/setup

clean:
	$(MVN) -q clean
	rm -rf build
