; The first program of both systems: a static ELF64 file by hand (nasm -f bin). Its first instruction reads the time
; stamp counter, which in QEMU with -icount shift=0 counts the instructions since reset. It prints
;
;   probe: TSC TOTAL FREE
;
; in hexadecimal: the counter, and of sysinfo(2) all memory and free memory, in bytes. Then it exits.

        bits    64
        default rel
        org     0x400000

SYS_WRITE       equ 1
SYS_EXIT        equ 60
SYS_SYSINFO     equ 99
TOTALRAM        equ 32
FREERAM         equ 40

        db      0x7f, "ELF", 2, 1, 1, 0
        dq      0
        dw      2, 62                   ; executable, x86-64
        dd      1
        dq      start, 64, 0
        dd      0
        dw      64, 56, 1, 0, 0, 0

        dd      1, 7                    ; one segment: read, write, execute
        dq      0, $$, $$, end - $$, end - $$ + BSS, 4096

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

; Writes rax as 16 digits to rdi.
hexadecimal:
        mov     ecx, 16
.next:
        rol     rax, 4
        mov     edx, eax
        and     edx, 15
        lea     rsi, [digits]
        mov     dl, [rsi + rdx]
        mov     [rdi], dl
        inc     rdi
        dec     ecx
        jnz     .next
        ret

digits:         db "0123456789abcdef"
line:           db "probe: "
tsc_digits:     db "0000000000000000 "
total_digits:   db "0000000000000000 "
free_digits:    db "0000000000000000", 10
line_end:
end:

BSS             equ 128
info            equ end                 ; struct sysinfo
