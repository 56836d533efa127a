; Into user mode and back, as a call that returns when user code needs the kernel.

%include "preserved.inc"
%include "trap_frame.inc"

        default rel
        section .text

        global arch_enter_user:function hidden
        global arch_leave_user:function hidden
        global arch_system_call_entry:function hidden

; int arch_enter_user(context = rdi): runs user code until something happens; what happened is the vector of
; the exception or interrupt, or SYSTEM_CALL. Interrupts are off before and after. The instruction pointer in the
; context must be canonical: with another one iretq faults in the kernel, and sysret on the stack of the user
; (Intel SDM volume 2, SYSRET).
arch_enter_user:
        PUSH_PRESERVED
        mov     [gs:CPU_CONTEXT], rdi
        mov     [gs:CPU_KERNEL_RSP], rsp
        mov     rax, [gs:CPU_TSS]
        mov     [rax + TSS_RSP0], rsp   ; where the processor pushes when it interrupts user code
        cmp     qword [rdi + CONTEXT_FULL], 0
        jne     .all

        swapgs
        mov     rsp, rdi
        POP_REGISTERS
        mov     rcx, [rsp + FRAME_RIP - FRAME_VECTOR]
        mov     r11, [rsp + FRAME_FLAGS - FRAME_VECTOR]
        mov     rsp, [rsp + FRAME_RSP - FRAME_VECTOR]
        o64 sysret

.all:   push    qword [rdi + FRAME_SS]
        push    qword [rdi + FRAME_RSP]
        push    qword [rdi + FRAME_FLAGS]
        push    qword [rdi + FRAME_CS]
        push    qword [rdi + FRAME_RIP]
        swapgs
        mov     rax, rsp
        mov     rsp, rdi
        mov     [rsp + FRAME_VECTOR], rax       ; the kernel's stack, which no register can keep
        POP_REGISTERS
        mov     rsp, [rsp]
        iretq

; Where the syscall instruction goes: rcx is the next instruction, r11 the flags; interrupts are off by the flag
; mask, the stack is still the user's. Only exceptions with a stack of their own can come before it is changed.
arch_system_call_entry:
        swapgs
        mov     [gs:CPU_USER_RSP], rsp
        mov     rsp, [gs:CPU_CONTEXT]
        add     rsp, FRAME_SIZE
        push    qword USER_DATA
        push    qword [gs:CPU_USER_RSP]
        push    r11
        push    qword USER_CODE
        push    rcx
        push    qword 0
        push    qword SYSTEM_CALL
        PUSH_REGISTERS
        mov     eax, SYSTEM_CALL

; Continues as the return of arch_enter_user, with result eax. The user's registers are in the context.
arch_leave_user:
        mov     rsp, [gs:CPU_KERNEL_RSP]
        POP_PRESERVED
        ret
