; The first program of both systems: a static file by hand. Its first instruction reads the time
; stamp counter, which in QEMU with -icount shift=0 counts the instructions since reset. It prints
;
;   probe: TSC TOTAL FREE
;
; in hexadecimal: the counter, and of sysinfo(2) all memory and free memory, in bytes. Then it exits.

%include "program.inc"

SYS_WRITE       equ 1
SYS_EXIT        equ 60
SYS_SYSINFO     equ 99
TOTALRAM        equ 32
FREERAM         equ 40

start:
        rdtsc
        shl     rdx, 32
        or      rax, rdx
        lea     rdi, [tsc_digits]
        call    hexadecimal
        mov     eax, SYS_SYSINFO
        lea     rdi, [info]
        syscall
        mov     rax, [info + TOTALRAM]
        lea     rdi, [total_digits]
        call    hexadecimal
        mov     rax, [info + FREERAM]
        lea     rdi, [free_digits]
        call    hexadecimal
        mov     eax, SYS_WRITE
        mov     edi, 1
        lea     rsi, [line]
        mov     edx, line_end - line
        syscall
        mov     eax, SYS_EXIT
        xor     edi, edi
        syscall

line:           db "probe: "
tsc_digits:     db "0000000000000000 "
total_digits:   db "0000000000000000 "
free_digits:    db "0000000000000000", 10
line_end:
end:

BSS             equ 128
info            equ end                 ; struct sysinfo
