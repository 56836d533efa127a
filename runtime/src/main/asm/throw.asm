; Throwing, calling through an address, and calls that need every register in memory.

; The context that assembly and awesome.runtime.exception.UnwindContext share: one u64 for each register in
; DWARF order (System V ABI AMD64, figure 3.36), then working memory of the unwinder.

CTX_RAX equ 0 * 8
CTX_RDX equ 1 * 8
CTX_RBX equ 3 * 8
CTX_RBP equ 6 * 8
CTX_RSP equ 7 * 8
CTX_R12 equ 12 * 8
CTX_R13 equ 13 * 8
CTX_R14 equ 14 * 8
CTX_R15 equ 15 * 8
CTX_RIP equ 16 * 8
CTX_CLOSE_RESERVE equ 17 * 8 + 112
; UnwindContext.SIZE. 8 modulo 16: below a return address it leaves the stack aligned for a call.
CTX_SIZE equ 1032
COLLECT_SIZE equ 6 * 8

        default rel
        section .text

        global rt_throw:function hidden
        global rt_walk:function hidden
        global rt_call:function hidden
        global rt_collect:function hidden
        global rt_call_on_stack:function hidden

        extern rt_unwind
        extern rt_close_reserve
        extern rt_walk_frames
        extern rt_collect_from

; Fills a context on the stack with the registers of the caller, of which only those that a callee
; preserves matter to a walk. Expects the return address on top of the stack; changes rax.
        %macro  PUSH_CONTEXT 0
        mov     rax, [rsp]
        sub     rsp, CTX_SIZE
.pushed:
        mov     [rsp + CTX_RIP], rax
        lea     rax, [rsp + CTX_SIZE + 8]
        mov     [rsp + CTX_RSP], rax
        mov     [rsp + CTX_RBX], rbx
        mov     [rsp + CTX_RBP], rbp
        mov     [rsp + CTX_R12], r12
        mov     [rsp + CTX_R13], r13
        mov     [rsp + CTX_R14], r14
        mov     [rsp + CTX_R15], r15
        %endmacro

; void rt_throw(Throwable = rdi): does not return. The Java part finds the landing pad and puts what the
; registers must be there into the context; it ends the program itself when there is none.
rt_throw:
        PUSH_CONTEXT
        mov     rsi, rsp
        call    rt_unwind               ; Throwable (Throwable, context)
        xor     edx, edx
.end:
        mov     rbx, [rsp + CTX_RBX]
        mov     rbp, [rsp + CTX_RBP]
        mov     r12, [rsp + CTX_R12]
        mov     r13, [rsp + CTX_R13]
        mov     r14, [rsp + CTX_R14]
        mov     r15, [rsp + CTX_R15]
        mov     rcx, [rsp + CTX_RIP]
        mov     r8, [rsp + CTX_CLOSE_RESERVE]
        mov     rsp, [rsp + CTX_RSP]
        test    r8, r8
        jnz     .close_reserve
        jmp     rcx
.close_reserve:
        push    rcx
        push    rax
        call    rt_close_reserve        ; void (); the stack is far from its end
        pop     rax
        pop     rcx
        xor     edx, edx
        jmp     rcx

; int rt_walk(long buffer = rdi, int limit = esi): return addresses of the calling method and its callers.
rt_walk:
        PUSH_CONTEXT
        mov     rdx, rsp
        call    rt_walk_frames          ; int (buffer, limit, context)
        add     rsp, CTX_SIZE
.end:
        ret

; void rt_call(code = rdi): calls Java code. A jump, so that an exception finds the Java caller.
rt_call:
        jmp     rdi

; void rt_collect(): collects garbage on a stack of its own, so that a collection never overflows the stack of
; whoever allocates, with the callee-saved registers where the scan of that stack finds them.
rt_collect:
        sub     rsp, COLLECT_SIZE
.pushed:
        mov     [rsp], rbx
        mov     [rsp + 8], rbp
        mov     [rsp + 16], r12
        mov     [rsp + 24], r13
        mov     [rsp + 32], r14
        mov     [rsp + 40], r15
.end:
        mov     rbp, rsp
        mov     rdi, rsp
        lea     rsp, [collector_stack_top]
        call    rt_collect_from         ; void (lowest address in use of the allocating stack)
        mov     rsp, rbp
        mov     rbx, [rsp]
        mov     rbp, [rsp + 8]
        mov     r12, [rsp + 16]
        mov     r13, [rsp + 24]
        mov     r14, [rsp + 32]
        mov     r15, [rsp + 40]
        add     rsp, COLLECT_SIZE
        ret

; long rt_call_on_stack(top = rdi, code = rsi, argument = rdx): calls code(argument) with the stack that ends
; below `top`, a multiple of 16.
rt_call_on_stack:
        push    rbp
        mov     rbp, rsp
        mov     rsp, rdi
        mov     rdi, rdx
        call    rsi
        mov     rsp, rbp
        pop     rbp
        ret

        section .bss

        global heap_block_table:data hidden
        global frame_cache:data hidden

COLLECTOR_STACK equ 32 << 10

        alignb  16
        resb    COLLECTOR_STACK
collector_stack_top:

; Frames that were walked, see awesome.runtime.exception.FrameCache.
        alignb  64
frame_cache:
        resb    8 << 10

; A u32 for each block of 32 KiB in the window of 4 GiB, see awesome.runtime.heap.Blocks.
        alignb  64
heap_block_table:
        resb    512 << 10

; Frame descriptions (LSB 5.0 core, 10.6.1) of the instructions above that may meet the end of the stack: the
; StackOverflowError passes on to the Java caller, whose preserved registers are still in place.

DW_CFA_def_cfa          equ 0x0c
DW_CFA_def_cfa_offset   equ 0x0e
DW_CFA_advance_loc2     equ 0x03
DW_CFA_offset           equ 0x80
PCREL_SDATA4            equ 0x1b
DWARF_RSP               equ 7
DWARF_RIP               equ 16

        section .eh_frame progbits alloc noexec nowrite align=8

cie:
        dd      .end - cie - 4
        dd      0
        db      1, "zR", 0, 1, 0x78, DWARF_RIP  ; version, augmentation, code alignment 1, data alignment -8
        db      1, PCREL_SDATA4
        db      DW_CFA_def_cfa, DWARF_RSP, 8
        db      DW_CFA_offset + DWARF_RIP, 1
        align   8, db 0
.end:

; From %1 on the return address is on top of the stack, from %1.pushed to %1.end it is %2 bytes above.
        %macro  FRAME_DESCRIPTION 2
%%start:
        dd      %%end - %%start - 4
        dd      $ - cie
        dd      %1 - $
        dd      %1.end - %1
        db      0
        db      DW_CFA_advance_loc2
        dw      %1.pushed - %1
        db      DW_CFA_def_cfa_offset, (%2 + 8) & 0x7f | 0x80, (%2 + 8) >> 7
        align   8, db 0
%%end:
        %endmacro

        FRAME_DESCRIPTION rt_throw, CTX_SIZE
        FRAME_DESCRIPTION rt_walk, CTX_SIZE
        FRAME_DESCRIPTION rt_collect, COLLECT_SIZE
