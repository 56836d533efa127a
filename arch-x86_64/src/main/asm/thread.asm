; Threads of the kernel.

%include "preserved.inc"
%include "trap_frame.inc"

AREA_STACK_POINTER equ 1088             ; awesome.runtime.thread.ThreadArea.HANDLER_POINTER

        default rel
        section .text

        global arch_switch_thread:function hidden
        global arch_thread_start:function hidden
        extern arch_thread_main

; void arch_switch_thread(from = rdi, to = rsi): keeps the registers that a callee preserves on the stack of the thread
; that runs, whose area is `from`, and goes on with the thread whose area is `to`. Interrupts are off.
arch_switch_thread:
        PUSH_PRESERVED
        mov     [rdi + AREA_STACK_POINTER], rsp
        mov     rsp, [rsi + AREA_STACK_POINTER]
        mov     [gs:CPU_THREAD], rsi
        POP_PRESERVED
        ret

; Where the first switch to a thread goes. Walks of its stack end here.
arch_thread_start:
        mov     rdi, [gs:CPU_THREAD]
        call    arch_thread_main        ; void (area); does not return
        ud2

        section .bss

        global arch_first_thread:data hidden

; The data of the first thread, see awesome.runtime.thread.ThreadArea. That of others lies above their stacks.
        alignb  64
arch_first_thread:
        resb    4096
