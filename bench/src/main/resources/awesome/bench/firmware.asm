; A boot sector that tells how many instructions the firmware took until it ran: it prints "firmware: TSC" in
; hexadecimal on the first serial line and ends QEMU through isa-debug-exit.

        bits    16
        org     0x7c00

COM1            equ 0x3f8
DEBUG_EXIT      equ 0xf4

        rdtsc
        xor     bx, bx
        mov     ds, bx
        mov     ss, bx
        mov     sp, 0x7c00
        mov     [low], eax
        mov     eax, edx
        mov     di, high_digits
        call    hexadecimal
        mov     eax, [low]
        mov     di, low_digits
        call    hexadecimal
        mov     si, line
        mov     dx, COM1
.next:
        lodsb
        out     dx, al
        test    al, al
        jnz     .next
        mov     dx, DEBUG_EXIT
        out     dx, al
        hlt

; Writes eax as 8 digits to di.
hexadecimal:
        mov     cx, 8
.next:
        rol     eax, 4
        mov     bl, al
        and     bx, 15
        mov     dl, [digits + bx]
        mov     [di], dl
        inc     di
        loop    .next
        ret

digits:         db "0123456789abcdef"
line:           db "firmware: "
high_digits:    db "00000000"
low_digits:     db "00000000", 10, 0
low:            dd 0

        times   510 - ($ - $$) db 0
        dw      0xaa55
