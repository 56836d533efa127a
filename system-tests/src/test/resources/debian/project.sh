# make builds a small project: parallel, again after a change, with errors.
set -e
cd "$(mktemp -d)"
mkdir src
for i in $(seq 1 15); do
    printf 'int f%d(int x) { return x + %d; }\n' $i $i > src/f$i.c
done
{
    for i in $(seq 1 15); do echo "int f$i(int);"; done
    echo '#include <stdio.h>'
    echo 'int main(void) { int x = 0;'
    for i in $(seq 1 15); do echo "x = f$i(x);"; done
    echo 'printf("%d\n", x); return 0; }'
} > src/main.c
touch -d '2001-01-01' src/*
cat > Makefile <<'X'
SOURCES := $(wildcard src/*.c)
OBJECTS := $(SOURCES:src/%.c=obj/%.o)
prog: $(OBJECTS)
	@gcc -o $@ $^
obj/%.o: src/%.c | obj
	@gcc -O1 -MMD -c -o $@ $<
obj: ; mkdir obj
-include $(OBJECTS:.o=.d)
test: prog ; ./prog
clean: ; rm -rf obj prog
.PHONY: test clean
X
make -j4 test
touch -d '2001-01-02' obj/*.o prog
touch -d '2001-01-03' src/f3.c
make -n | wc -l
make test
make clean
ls
cat > errors <<'X'
all: a b
a: ; false
b: ; @echo b; kill -TERM $$$$
X
make -k -f errors 2>&1 || echo "make: $?"
