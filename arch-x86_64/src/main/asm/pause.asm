; Waiting in the middle of Java code while another processor looks at what this one holds.

%include "preserved.inc"

        default rel
        section .text

        global arch_pause_here:function hidden
        extern arch_paused

; void arch_pause_here(): calls arch_paused with the registers that a callee preserves on the stack.
arch_pause_here:
        PUSH_PRESERVED
        mov     rdi, rsp
        sub     rsp, 8
        call    arch_paused             ; void (stack pointer)
        add     rsp, 8
        POP_PRESERVED
        ret
