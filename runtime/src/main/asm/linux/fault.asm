; SIGSEGV of a program compiled for the linux target: the registers that the signal interrupted become an
; interrupt frame, Java decides, and what it changed there goes back into the signal frame.

        default rel
        section .text

        global linux_fault_handler:function hidden
        global linux_restorer:function hidden
        global interrupt_stubs_start:function hidden
        global interrupt_stubs_end:function hidden
        extern linux_fault
        global linux_stop_handler:function hidden
        extern linux_stop

SYS_rt_sigreturn equ 15

; struct ucontext: flags, link, stack (24 bytes), then the registers (asm/sigcontext.h, struct sigcontext_64):
; r8 to r15, rdi, rsi, rbp, rbx, rdx, rax, rcx, rsp, rip, flags, segments, error, trap number, mask, cr2.
GREGS   equ 40
REG_RAX equ GREGS + 13 * 8
REG_RBX equ GREGS + 11 * 8
REG_RCX equ GREGS + 14 * 8
REG_RDX equ GREGS + 12 * 8
REG_RSI equ GREGS + 9 * 8
REG_RDI equ GREGS + 8 * 8
REG_RBP equ GREGS + 10 * 8
REG_RSP equ GREGS + 15 * 8
REG_RIP equ GREGS + 16 * 8
REG_FLAGS equ GREGS + 17 * 8
REG_ERROR equ GREGS + 19 * 8
REG_TRAP equ GREGS + 20 * 8
REG_CR2 equ GREGS + 22 * 8

FRAME   equ 22 * 8

interrupt_stubs_start:

; void (int signal = edi, siginfo_t * = rsi, ucontext * = rdx), on the alternate stack
linux_fault_handler:
        push    rbp
        mov     rbp, rsp
        push    rbx
        mov     rbx, rdx
        and     rsp, -16
        push    qword 0                 ; ss
        push    qword [rbx + REG_RSP]
        push    qword [rbx + REG_FLAGS]
        push    qword 0                 ; cs with privilege 0: interrupted Java, where the walk goes on
        push    qword [rbx + REG_RIP]
        push    qword [rbx + REG_ERROR]
        push    qword [rbx + REG_TRAP]
        push    qword [rbx + REG_RAX]
        push    qword [rbx + REG_RCX]
        push    qword [rbx + REG_RDX]
        push    qword [rbx + REG_RBX]
        push    qword [rbx + REG_RBP]
        push    qword [rbx + REG_RSI]
        push    qword [rbx + REG_RDI]
%assign register 0
%rep 8
        push    qword [rbx + GREGS + register * 8]      ; r8 to r15
%assign register register + 1
%endrep
        mov     rdi, rsp
        mov     rsi, [rbx + REG_CR2]
        call    linux_fault             ; void (interrupt frame, address)
%assign register 7
%rep 8
        pop     qword [rbx + GREGS + register * 8]
%assign register register - 1
%endrep
        pop     qword [rbx + REG_RDI]
        pop     qword [rbx + REG_RSI]
        pop     qword [rbx + REG_RBP]
        pop     qword [rbx + REG_RBX]
        pop     qword [rbx + REG_RDX]
        pop     qword [rbx + REG_RCX]
        pop     qword [rbx + REG_RAX]
        add     rsp, 16                 ; trap number and error code
        pop     qword [rbx + REG_RIP]
        add     rsp, 16                 ; cs and flags
        pop     qword [rbx + REG_RSP]
        mov     rbx, [rbp - 8]
        mov     rsp, rbp
        pop     rbp
        ret

interrupt_stubs_end:

; SIGURG: void (int signal = edi, siginfo_t * = rsi, ucontext * = rdx). Waits while garbage is collected. What the
; interrupted code had in registers that a callee preserves is in the signal frame, above.
linux_stop_handler:
        mov     rdi, rsp
        mov     rsi, [rdx + REG_RSP]
        sub     rsp, 8
        call    linux_stop              ; void (lowest frame of the handler, stack pointer of what it interrupted)
        add     rsp, 8
        ret

; Where the handler returns to (rt_sigaction(2), SA_RESTORER).
linux_restorer:
        mov     eax, SYS_rt_sigreturn
        syscall
