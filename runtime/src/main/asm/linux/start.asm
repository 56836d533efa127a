; Where a program compiled for the linux target starts, and how it makes system calls.

        default rel

; Java runs on a stack of our own, whose bounds we know, above a guard that turns overflow into an exception.
STACK_SIZE      equ 8 << 20
GUARD_SIZE      equ 64 << 10

SYS_mmap        equ 9
SYS_arch_prctl  equ 158
SYS_exit_group  equ 231
ARCH_SET_FS     equ 0x1002
PROT_NONE       equ 0
PROT_READ_WRITE equ 3
MAP_STACK       equ 0x24022             ; MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK

        section .text

        global _start:function hidden
        global linux_syscall:function hidden
        extern linux_main

; System V ABI AMD64, 3.4.1: the stack pointer is at argc, argv and the environment follow; rbp is unspecified.
_start:
        mov     r12, rsp
        mov     eax, SYS_mmap
        xor     edi, edi
        mov     esi, STACK_SIZE + GUARD_SIZE
        mov     edx, PROT_NONE
        mov     r10d, MAP_STACK
        mov     r8, -1
        xor     r9d, r9d
        syscall
        cmp     rax, -4096
        ja      .fail
        mov     r13, rax
        lea     rdi, [rax + GUARD_SIZE]
        mov     esi, STACK_SIZE
        mov     edx, PROT_READ_WRITE
        mov     eax, 10                 ; mprotect
        syscall
        test    rax, rax
        jnz     .fail
        mov     edi, ARCH_SET_FS
        lea     rsi, [main_thread_area]
        mov     [rsi], rsi              ; fs:0 is the address of the area
        mov     eax, SYS_arch_prctl
        syscall
        test    rax, rax
        jnz     .fail
        lea     rsi, [r13 + GUARD_SIZE]
        lea     rdx, [rsi + STACK_SIZE]
        mov     rsp, rdx
        mov     rdi, r12
        xor     ebp, ebp
        call    linux_main              ; void (argc and on, stack low, stack high); does not return
.fail:
        mov     edi, 127
        mov     eax, SYS_exit_group
        syscall
        hlt

; long linux_syscall(number = rdi, a = rsi, b = rdx, c = rcx, d = r8, e = r9, f on the stack)
; System V ABI AMD64, A.2.1: arguments in rdi, rsi, rdx, r10, r8, r9; rcx and r11 are destroyed.
linux_syscall:
        mov     rax, rdi
        mov     rdi, rsi
        mov     rsi, rdx
        mov     rdx, rcx
        mov     r10, r8
        mov     r8, r9
        mov     r9, [rsp + 8]
        syscall
        ret

        section .bss

; The data of the main thread, see awesome.runtime.thread.ThreadArea.
        alignb  64
main_thread_area:
        resb    4096
