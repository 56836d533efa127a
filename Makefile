# The front door: "make help" lists the targets.
#
#   */target/classes, build/lib   classes, and the libraries of the tools          Maven
#   build/kernel.elf              the kernel's classes and its assembly            compiler
#   build/boot                    the loader                                       boot/Makefile
#   build/awesome.img             loader, kernel and a root file system, which stays image

SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c

# What is typed ahead is for the machine that "make run" starts in the end.
MVN = JAVA_HOME=$$(bin/java-home) mvn </dev/null --batch-mode --no-transfer-progress -Dstyle.color=never
JAVA = $$(bin/java-home)/bin/java </dev/null
COPY_LIBRARIES = org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
	-DincludeScope=runtime -DexcludeGroupIds=awesome -DoutputDirectory=$(CURDIR)/build/lib

KERNEL_MODULES = magic abi runtime kernel arch-x86_64 system
TOOL_MODULES = compiler image
# Shows which module is built, and what is wrong.
SHOW_MODULES = sed -u -n -e 's/^\[INFO\] Building \(Awesome[a-z0-9_: -]*\) [0-9.]\+ *\(\[.*\)/  \1 \2/p' \
	-e '/^\[\(ERROR\|WARNING\)\]/p'
COMMA := ,
SPACE := $(subst ,, )
joined = $(subst $(SPACE),$1,$(strip $2))
class_path = $(call joined,:,$(1:%=%/target/classes))

KERNEL_SOURCES := $(shell find $(KERNEL_MODULES:%=%/src/main) -type f)
KERNEL_ASM := $(wildcard runtime/src/main/asm/*.asm arch-x86_64/src/main/asm/*.asm)
COMPILER_SOURCES := $(shell find compiler/src/main -type f)
IMAGE_SOURCES := $(shell find image/src/main -type f)
POMS := $(wildcard pom.xml */pom.xml)

KERNEL = build/kernel.elf
KERNEL_INPUT = --target kernel -cp $(call class_path,$(KERNEL_MODULES)) $(KERNEL_ASM:%=--asm %) \
	$(addprefix --include ,$(sort $(dir $(KERNEL_ASM))) abi/target/nasm) --frequent $(FREQUENT)
# Methods that are not called often are made small: the kernel is an eighth smaller then and as fast ("make profile").
FREQUENT = system/src/main/profile/frequent-methods
# A change is compiled in seconds; a kernel compiled whole ("make KERNEL_OPTIONS=") takes fewer instructions.
KERNEL_OPTIONS = --development
# Who sits at a terminal builds again soon: "make SERVER=" starts no JVM that stays for that, "make SERVER=--server" always one.
# Whether standard output is a terminal cannot be asked within $( ).
SERVER = $$([ -n "$$CI" ] || [ ! -t 2 ] || echo --server)

.PHONY: all kernel help run fresh debug test test-all bench bench-boot bench-calls bench-switches bench-kernel bench-pauses bench-storage bench-java profile setup clean
.DELETE_ON_ERROR:

all: build/awesome.img

kernel: $(KERNEL)

help:
	@echo "make             build everything; the disk image is build/awesome.img"
	@echo "make kernel      only the kernel, build/kernel.elf"
	@echo "make run         boot it in QEMU; poweroff, or Ctrl-A X, ends it; its files stay"
	@echo "make fresh       the same with new files"
	@echo "make debug       the same, waiting for gdb"
	@echo "make test        build and run the tests"
	@echo "make test-all    the same, with the tests that take long"
	@echo "make bench       measure next to Debian's Linux: the six that follow"
	@echo "make bench-boot  measure booting"
	@echo "make bench-calls measure system calls and page faults"
	@echo "make bench-switches measure changes of threads in the kernel"
	@echo "make bench-kernel measure what the kernel does itself: locks, frames, timers"
	@echo "make bench-pauses  measure how long the kernel stands still for its collector"
	@echo "make bench-storage measure files on a disk"
	@echo "make bench-java  measure compiled programs, next to HotSpot"
	@echo "make profile     count calls anew: which of the kernel's methods are made fast, which small"
	@echo "make setup       install what is missing; called by the others"
	@echo "make clean       remove everything built"

run: all
	@bin/machine

fresh: all
	@rm build/awesome.img
	@$(MAKE) --no-print-directory run

debug: build/debug.img
	@bin/machine --debug

test: all
	$(MVN) verify

test-all: all
	$(MVN) verify -Dawesome.tests=all

bench: bench-boot bench-calls bench-switches bench-kernel bench-pauses bench-storage

bench-calls: all
	@bench/run CallBench

bench-switches: all
	@bench/run SwitchBench

bench-kernel: all
	@bench/run KernelBench

bench-pauses: all
	@bench/run PauseBench

bench-storage: all
	@bench/run StoreBench

bench-boot: all
	@bench/boot

# Counts calls anew, for the list of methods that are called often.
profile: build/boot/stage2.bin build/classes.stamp
	@mkdir -p build/bench
	@bin/awesomec $(KERNEL_INPUT) --development --count-calls -o build/bench/counting.elf
	@bench/run FrequentMethods $(CURDIR)/build/bench/counting.elf $(CURDIR)/$(FREQUENT)

bench-java: build/classes.stamp
	@$(MVN) -q compile -pl bench/java
	@$(JAVA) -cp bench/java/target/classes:'build/lib/*' awesome.bench.compare.Main -- $(KERNEL_INPUT)

setup:
	@bin/setup

clean:
	rm -rf build $(wildcard */target)

build/lib.stamp: $(POMS) | setup
	@echo "getting libraries, compiling the tools (the first time Maven gets its plugins)"
	@$(MVN) process-classes $(COPY_LIBRARIES) -pl $(call joined,$(COMMA),$(TOOL_MODULES)) -am | $(SHOW_MODULES)
	@touch $@

build/classes.stamp: $(KERNEL_SOURCES) $(COMPILER_SOURCES) $(IMAGE_SOURCES) build/lib.stamp | setup
	@echo "compiling the Java classes"
	@$(MVN) process-classes -pl $(call joined,$(COMMA),$(KERNEL_MODULES) $(TOOL_MODULES)) | $(SHOW_MODULES)
	@touch $@

$(KERNEL): $(KERNEL_SOURCES) $(COMPILER_SOURCES) bin/awesomec build/lib.stamp | build/classes.stamp
	@echo "compiling the kernel"
	@bin/awesomec $(SERVER) $(KERNEL_INPUT) $(KERNEL_OPTIONS) -o $@

build/boot/stage2.bin: $(wildcard boot/*) build/classes.stamp
	@$(MAKE) --no-print-directory -s -C boot BUILD=../build/boot INCLUDE=../abi/target/nasm
	@touch $@

IMAGE = $(JAVA) -XX:TieredStopAtLevel=1 -cp $(call class_path,image abi):'build/lib/*' awesome.image.Main \
	--loader build/boot --kernel $(KERNEL)

# Its root file system keeps what was changed in it: a new kernel comes before that.
.PRECIOUS: build/awesome.img
build/awesome.img: $(KERNEL) build/boot/stage2.bin build/classes.stamp
	@echo "making the disk image $@"
	@$(IMAGE) -o $@

build/debug.img: build/awesome.img
	@$(IMAGE) --in-memory --command-line kaslr=off -o $@
