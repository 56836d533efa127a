; Threads of the kernel.

        section .bss

        global arch_first_thread:data hidden

; The data of the first thread, see awesome.runtime.thread.ThreadArea. That of others lies above their stacks.
        alignb  64
arch_first_thread:
        resb    4096
