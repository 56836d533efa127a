; Exceptions and interrupts: every stub makes the same frame (docs/book/compiled-code.md, "Exceptions"), so that
; one Java method serves all and the unwinder can walk over it.

%include "trap_frame.inc"

VECTORS         equ 256                 ; 32 exceptions, 16 lines of the ISA bus, interrupts of the APIC

        default rel
        section .text

        global interrupt_stubs_start:function hidden
        global interrupt_stubs_end:function hidden
        global arch_trap_stubs:function hidden
        global arch_overflow_stub:function hidden
        global arch_preempt_stub:function hidden
        extern arch_trap
        extern arch_stack_overflow
        extern arch_preempt
        extern arch_leave_user

; Exceptions for which the processor pushes an error code (AMD64 manual volume 2, table 8-1; Intel SDM volume 3,
; table 6-1, adds 21).
%define PUSHES_ERROR(v) ((v) == 8 || ((v) >= 10 && (v) <= 14) || (v) == 17 || (v) == 21 || (v) == 29 || (v) == 30)

; Exceptions that can come while the kernel runs with the gs of the user: between the syscall instruction and swapgs, and
; between swapgs and the return to user mode.
%define ANY_TIME(v) ((v) == 1 || (v) == 2 || (v) == 8 || (v) == 18)

MSR_GS_BASE     equ 0xc0000101

interrupt_stubs_start:

; One stub of STUB_SIZE bytes for each vector.
        align   STUB_SIZE
arch_trap_stubs:
%assign vector 0
%rep VECTORS
        align   STUB_SIZE
%if !PUSHES_ERROR(vector)
        push    qword 0
%endif
        push    qword vector
%if ANY_TIME(vector)
        jmp     near any_time_entry
%else
        jmp     near trap_entry
%endif
%assign vector vector + 1
%endrep

; The processor aligned the stack to 16 before it pushed five words (Intel SDM volume 3, 6.14.2); with
; two words from the stub and fifteen registers it is aligned again for the call.
trap_entry:
        cld
        PUSH_REGISTERS
        test    byte [rsp + FRAME_CS], 3
        jnz     from_user
        mov     rdi, rsp
        call    arch_trap               ; void (interrupt frame); may change the frame
        POP_REGISTERS
        add     rsp, 16
        iretq

; The same for what can come at any time. Whose gs is in place shows in its base: the data of processors is in the
; upper half of the address space, and the user cannot set a base there.
any_time_entry:
        cld
        PUSH_REGISTERS
        test    byte [rsp + FRAME_CS], 3
        jnz     from_user
        mov     ecx, MSR_GS_BASE
        rdmsr
        mov     ebx, edx
        test    ebx, ebx
        js      .enter
        swapgs
.enter: mov     rdi, rsp
        call    arch_trap
        test    ebx, ebx
        js      .leave
        swapgs
.leave: POP_REGISTERS
        add     rsp, 16
        iretq

; User code was running: its registers go to its context, and the call that entered user mode returns.
from_user:
        swapgs
        push    qword 2                 ; clears the flags that user code could set: alignment check (which is
        popfq                           ; also the SMAP override), nested task, trap
        mov     rdi, [gs:CPU_CONTEXT]
        mov     rsi, rsp
        mov     ecx, FRAME_SIZE / 8
        rep movsq
        mov     rax, cr2
        stosq                           ; CONTEXT_FAULT follows the frame
        mov     eax, [rsp + FRAME_VECTOR]
        jmp     arch_leave_user

; Where code goes that found its stack full, with its frame at the stack pointer as after an exception.
arch_overflow_stub:
        mov     rdi, rsp
        call    arch_stack_overflow     ; void (interrupt frame); throws, which the unwinder carries over the frame
        ud2

; Where an interrupt returns to in place of the thread that it hit, which should make way: on the stack of the thread, with
; its frame at the stack pointer, interrupts off.
arch_preempt_stub:
        call    arch_preempt            ; void (); returns when it is this thread's turn again
        POP_REGISTERS
        add     rsp, 16
        iretq

interrupt_stubs_end:
