# The front door. "make help" lists the targets.
MVN ?= mvn -q --batch-mode

.PHONY: all help clean setup
all:
	$(MVN) -DskipTests package

help:
	@echo "all (default), run, debug, test, clean, setup"

clean:
	$(MVN) clean
	rm -rf build
