/* Functions inlined into one another, for LineTableTest. */
static int sink;

__attribute__((noinline)) static int outer(int a) {
    sink += a;
    return a * 3;
}

static inline int leaf(int a) {
    if (a > 3)
        return outer(a) + 1;
    return a;
}

static inline int middle(int a) {
    int total = 0;
    for (int i = 0; i < a; i++)
        total += leaf(i);
    return total;
}

/* No instruction is its own. */
static inline int pass(int a) {
    return middle(a);
}

int top(int a) {
    return middle(a) ^
           pass(a + 1);
}

void _start(void) {
    top(sink);
    for (;;)
        sink++;
}
