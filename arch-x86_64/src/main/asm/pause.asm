; Waiting in the middle of Java code while another processor looks at what this one holds.

        default rel
        section .text

        global arch_pause_here:function hidden
        extern arch_paused

; void arch_pause_here(): calls arch_paused with the registers that a callee preserves on the stack.
arch_pause_here:
        push    rbx
        push    rbp
        push    r12
        push    r13
        push    r14
        push    r15
        mov     rdi, rsp
        sub     rsp, 8
        call    arch_paused             ; void (stack pointer)
        add     rsp, 8
        pop     r15
        pop     r14
        pop     r13
        pop     r12
        pop     rbp
        pop     rbx
        ret
