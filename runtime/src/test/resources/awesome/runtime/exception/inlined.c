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

int top(int a) {
    return middle(a) ^
           middle(a + 1);
}

void _start(void) {
    top(sink);
    for (;;)
        sink++;
}
