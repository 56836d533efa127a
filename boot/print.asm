; Real mode: text on the screen and on the first serial port.

COM1            equ 0x3f8

; Sets the serial port to 115200 baud, 8 bits, no parity, with FIFOs. Changes ax, cx, dx, si.
serial_init:
        mov     si, serial_settings
        mov     cx, (serial_settings_end - serial_settings) / 2
        mov     dx, COM1
.next:  lodsw
        mov     dl, al
        mov     al, ah
        out     dx, al
        loop    .next
        ret

; Low byte of the register's port, value (16550 data sheet, 8.0).
serial_settings:
        db      0xf9, 0x00              ; no interrupts
        db      0xfb, 0x80              ; the next two are the divisor
        db      0xf8, 1
        db      0xf9, 0
        db      0xfb, 0x03              ; 8 bits, 1 stop bit
        db      0xfa, 0x07              ; empty the FIFOs
        db      0xfc, 0x03              ; DTR, RTS
serial_settings_end:

; Prints the text at si, which ends with a zero byte. Changes ax, bx, cx, dx, si.
print:
        lodsb
        test    al, al
        jz      .done
        push    ax
        mov     ah, 0x0e
        mov     bx, 7
        int     0x10
        mov     dx, COM1 + 5
        xor     cx, cx                  ; a port that is never ready does not stop us
.wait:
        in      al, dx
        test    al, 0x20
        loopz   .wait
        pop     ax
        mov     dl, COM1 & 0xff
        out     dx, al
        jmp     print
.done:
        ret
