; Where the processors start that did not boot the machine: in real mode, at the beginning of a page below 1 MiB, which
; is a copy of this (Intel SDM volume 3, 8.4.4). They reach 64-bit mode as the loader did (9.8.5).

%include "start_code.inc"

        default rel
        section .rodata

        global arch_start_code:data hidden
        global arch_start_code_end:data hidden

MSR_EFER        equ 0xc0000080
MSR_GS_BASE     equ 0xc0000101
CODE_32         equ 0x08
DATA            equ 0x10
CODE_64         equ 0x18

%macro  AT 1
        times   %1 - ($ - arch_start_code) db 0
%endmacro

        align   16
        bits    16
arch_start_code:
        jmp     short .real

        AT      START_PROTECTED
        dd      .protected - arch_start_code
        dw      CODE_32
        AT      START_LONG
        dd      .long - arch_start_code
        dw      CODE_64
        AT      START_SEGMENTS
        dw      .segments_end - .segments - 1
        dd      .segments - arch_start_code
        AT      START_END

.real:  cli
        cld
        xor     ebx, ebx
        mov     bx, cs
        mov     ds, bx
        shl     ebx, 4                  ; the address of the page
        o32 lgdt [START_SEGMENTS]
        mov     eax, cr0
        or      al, 1
        mov     cr0, eax
        jmp     dword far [START_PROTECTED]

        bits    32
.protected:
        mov     eax, DATA
        mov     ds, eax
        mov     es, eax
        mov     ss, eax
        mov     eax, [ebx + START_CR4]
        mov     cr4, eax
        mov     eax, [ebx + START_FIRST_ROOT]
        mov     cr3, eax
        mov     eax, [ebx + START_EFER]
        xor     edx, edx
        mov     ecx, MSR_EFER
        wrmsr
        mov     eax, [ebx + START_CR0]
        mov     cr0, eax
        jmp     far [ebx + START_LONG]

        bits    64
.long:  mov     ebx, ebx                ; the upper half means nothing after a change of mode
        mov     rsp, [rbx + START_STACK]
        mov     rdi, [rbx + START_DATA]
        mov     rsi, [rbx + START_ROOT]
        jmp     [rbx + START_ENTRY]

        align   8
.segments:
        dq      0
        dq      0x00cf9b000000ffff      ; code, 32-bit, all addresses
        dq      0x00cf93000000ffff      ; data, all addresses
        dq      0x00209b0000000000      ; code, 64-bit
.segments_end:
arch_start_code_end:
%if $ - arch_start_code > 4096
        %error  the start code does not fit into a page
%endif

        section .text

        global arch_processor_entry:function hidden
        extern arch_processor_start

; From the start code: rdi = data of the processor, rsi = root of the kernel's page tables, and a stack.
arch_processor_entry:
        mov     cr3, rsi
        mov     rax, rdi
        mov     rdx, rdi
        shr     rdx, 32
        mov     ecx, MSR_GS_BASE        ; Java code may use gs at any time
        wrmsr
        xor     ebp, ebp
        call    arch_processor_start    ; void (data); does not return
        ud2
